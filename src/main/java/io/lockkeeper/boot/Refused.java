package io.lockkeeper.boot;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Why a request goes no further, for whoever answers it.
 *
 * @param failure what happened
 * @param id of the request
 */
record Refused(RuntimeException failure, String id) {

    private static final String ATTRIBUTE = Refused.class.getName();

    /** Leaves it with the request. */
    void note(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Returns the one that was left with a request. */
    static Optional<Refused> of(HttpServletRequest request) {
        return Optional.ofNullable((Refused) request.getAttribute(ATTRIBUTE));
    }
}
