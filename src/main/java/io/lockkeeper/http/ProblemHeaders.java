package io.lockkeeper.http;

import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.security.CannotAskException;
import java.time.Duration;
import java.util.Map;

/** What the answer to a failure says in its headers, besides those of every answer. */
public final class ProblemHeaders {

    private ProblemHeaders() {}

    /** Returns them by name: when to come back, or what to bring. */
    public static Map<String, String> of(Throwable failure) {
        if (failure instanceof TransientFailureException trouble) {
            return retryAfter(trouble.retryAfter());
        }
        if (failure instanceof CannotAskException trouble) {
            return retryAfter(trouble.retryAfter());
        }
        return ProblemKind.of(failure) == ProblemKind.UNAUTHORIZED ? Map.of("WWW-Authenticate", "Bearer") : Map.of();
    }

    private static Map<String, String> retryAfter(Duration pause) {
        return Map.of("Retry-After", Long.toString(Math.max(1, pause.toSeconds())));
    }
}
