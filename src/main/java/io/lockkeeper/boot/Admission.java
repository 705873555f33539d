package io.lockkeeper.boot;

import io.lockkeeper.incident.Deadline;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * That a request may come in, for the route that takes it. Nothing that is sent becomes an attribute.
 *
 * @param deadline of the request, from its arrival on
 */
record Admission(Deadline deadline) {

    private static final String ATTRIBUTE = Admission.class.getName();

    /** Leaves it with the request. */
    void note(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Returns the one that was left with a request. */
    static Optional<Admission> of(HttpServletRequest request) {
        return Optional.ofNullable((Admission) request.getAttribute(ATTRIBUTE));
    }
}
