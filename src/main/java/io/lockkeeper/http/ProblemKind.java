package io.lockkeeper.http;

import static java.net.HttpURLConnection.HTTP_INTERNAL_ERROR;
import static java.net.HttpURLConnection.HTTP_NOT_IMPLEMENTED;
import static java.net.HttpURLConnection.HTTP_VERSION;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.DeadlineExceededException;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.RefusedSignalException;
import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.security.CannotAskException;
import io.lockkeeper.security.RefusedException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of problem that a sender may meet. */
public enum ProblemKind {
    /** What was sent is not what this path takes. */
    VALIDATION_ERROR(400, "Bad Request", "validation-error"),
    /** Nothing says who the sender is, or nothing that is accepted. */
    UNAUTHORIZED(401, "Unauthorized", "unauthorized"),
    /** It is known who the sender is, and he may not send. */
    FORBIDDEN(403, "Forbidden", "forbidden"),
    /** There is nothing at this path. */
    NOT_FOUND(404, "Not Found", "not-found"),
    /** The path is there, but not for this method. */
    METHOD_NOT_ALLOWED(405, "Method Not Allowed", "method-not-allowed"),
    /** It is too long. */
    PAYLOAD_TOO_LARGE(413, "Payload Too Large", "payload-too-large"),
    /** It is of a media type that this path does not take. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type", "unsupported-media-type"),
    /** A bug here. */
    INTERNAL_ERROR(500, "Internal Server Error", "internal-error"),
    /** Something that is needed does not work at the moment. */
    SERVICE_UNAVAILABLE(503, "Service Unavailable", "service-unavailable"),
    /** It took longer than a request may take. */
    GATEWAY_TIMEOUT(504, "Gateway Timeout", "gateway-timeout");

    private static final String TYPE = "https://kubernaut.ai/problems/";

    private final int status;
    private final String title;
    private final String slug;

    ProblemKind(int status, String title, String slug) {
        this.status = status;
        this.title = title;
        this.slug = slug;
    }

    /** Returns the kind that a failure is. */
    public static ProblemKind of(@Nullable Throwable failure) {
        if (failure instanceof MalformedSignalException) {
            return VALIDATION_ERROR;
        }
        if (failure instanceof RefusedSignalException refused) {
            return of(refused.getCause());
        }
        if (failure instanceof PayloadTooLargeException) {
            return PAYLOAD_TOO_LARGE;
        }
        if (failure instanceof UnsupportedMediaTypeException) {
            return UNSUPPORTED_MEDIA_TYPE;
        }
        if (failure instanceof RefusedException refused) {
            return refused.refusal().known() ? FORBIDDEN : UNAUTHORIZED;
        }
        if (failure instanceof DeadlineExceededException) {
            return GATEWAY_TIMEOUT;
        }
        if (failure instanceof TransientFailureException || failure instanceof CannotAskException) {
            return SERVICE_UNAVAILABLE;
        }
        return INTERNAL_ERROR;
    }

    /**
     * Returns the kind that an HTTP status code stands for, the general one of its class where it has none of its own. What a
     * server does not speak (501, 505) is the sender's fault.
     */
    public static ProblemKind of(int status) {
        boolean bug = status >= HTTP_INTERNAL_ERROR && status != HTTP_NOT_IMPLEMENTED && status != HTTP_VERSION;
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(bug ? INTERNAL_ERROR : VALIDATION_ERROR);
    }

    /** Returns the problem for a failure of this kind. */
    public Problem describe(Throwable failure, String instance, String requestId) {
        return describe(detail(failure), instance, requestId, outcomes(failure));
    }

    private static List<Outcome> outcomes(Throwable failure) {
        if (failure instanceof RefusedSignalException refused) {
            return refused.outcomes();
        }
        return failure instanceof TransientFailureException trouble ? trouble.outcomes() : List.of();
    }

    /** Returns the problem of this kind that a request has for which no signal was taken in. */
    public Problem describe(String detail, String instance, String requestId) {
        return describe(detail, instance, requestId, List.of());
    }

    private Problem describe(String detail, String instance, String requestId, List<Outcome> outcomes) {
        return new Problem(
                TYPE + slug,
                title,
                status,
                detail,
                instance,
                requestId,
                outcomes.isEmpty() ? null : AlertResult.all(outcomes),
                outcomes.isEmpty() ? null : Summary.of(outcomes));
    }

    /** Returns the name that metrics use, as {@code validation-error}. */
    public String label() {
        return slug;
    }

    /** Returns the HTTP status code. */
    public int status() {
        return status;
    }

    /** A bug's message may hold anything, so only the log gets it. */
    private String detail(Throwable failure) {
        String message = failure.getMessage();
        return this == INTERNAL_ERROR || message == null
                ? "The gateway failed; its log has the cause under this request_id."
                : message;
    }
}
