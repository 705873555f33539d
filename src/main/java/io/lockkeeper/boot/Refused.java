package io.lockkeeper.boot;

import io.lockkeeper.http.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Why a request goes no further, for whoever answers it.
 *
 * @param failure what happened
 * @param id of the request
 */
record Refused(RuntimeException failure, String id) {

    private static final String ATTRIBUTE = Refused.class.getName();

    /** Ends a request with it: it is answered where all is that reaches no route. A bug is thrown. */
    void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemKind kind = ProblemKind.of(failure);
        if (kind == ProblemKind.INTERNAL_ERROR) {
            throw failure;
        }
        request.setAttribute(ATTRIBUTE, this);
        // Tomcat may have given the sender up meanwhile: then nobody is there to be answered.
        if (!response.isCommitted()) {
            response.sendError(kind.status());
        }
    }

    /** Returns the one that was left with a request. */
    static Optional<Refused> of(HttpServletRequest request) {
        return Optional.ofNullable((Refused) request.getAttribute(ATTRIBUTE));
    }
}
