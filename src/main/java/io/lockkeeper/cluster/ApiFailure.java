package io.lockkeeper.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a failed call to the API server means, told from its status code and never from its text. */
public final class ApiFailure {

    /** All names that {@link #kind} has. */
    public static final Set<String> KINDS = Set.of(
            "circuit_open",
            "overloaded",
            "forbidden",
            "not_found",
            "invalid",
            "throttled",
            "no_answer",
            "server_error",
            "refused");

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;

    /** The object itself was refused: sent again, it would be refused again. */
    private static final Set<Integer> OBJECT_REFUSED = Set.of(400, 413, UNPROCESSABLE);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private ApiFailure() {}

    /** Returns whether the same call may succeed later: when the API server is back, or its permissions are mended. */
    public static boolean isTransient(KubernetesClientException failure) {
        return !OBJECT_REFUSED.contains(failure.getCode());
    }

    /** Returns whether what was asked for may have been done all the same, or may yet be. */
    public static boolean mayHaveLanded(KubernetesClientException failure) {
        return NotSentException.in(failure).isEmpty()
                && (failure.getCode() <= 0 || failure.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR);
    }

    /** Returns the name that metrics use for what happened, one of {@link #KINDS}. */
    public static String kind(KubernetesClientException failure) {
        return NotSentException.in(failure).map(NotSentException::kind).orElseGet(() -> kind(failure.getCode()));
    }

    private static String kind(int code) {
        return switch (code) {
            case HttpURLConnection.HTTP_FORBIDDEN -> "forbidden";
            case HttpURLConnection.HTTP_NOT_FOUND -> "not_found";
            case UNPROCESSABLE -> "invalid";
            case TOO_MANY_REQUESTS -> "throttled";
            default ->
                code <= 0 ? "no_answer" : code >= HttpURLConnection.HTTP_INTERNAL_ERROR ? "server_error" : "refused";
        };
    }

    /** Returns what happened in words that a sender may see: none of the API server's own. */
    public static String describe(KubernetesClientException failure) {
        return NotSentException.in(failure)
                .map(NotSentException::getMessage)
                .orElseGet(() -> failure.getCode() > 0
                        ? "the Kubernetes API server answered " + failure.getCode()
                        : "the Kubernetes API server did not answer");
    }

    /** Returns how long a sender had better wait: what the API server asks for, a second where it does not say. */
    public static Duration retryAfter(KubernetesClientException failure) {
        return askedPause(failure).orElse(RETRY_AFTER);
    }

    /** Returns how long the API server asks to be left alone, empty where it does not say. */
    static Optional<Duration> askedPause(KubernetesClientException failure) {
        return Optional.ofNullable(failure.getStatus())
                .map(Status::getDetails)
                .map(StatusDetails::getRetryAfterSeconds)
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
    }
}
