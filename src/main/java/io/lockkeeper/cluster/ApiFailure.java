package io.lockkeeper.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Set;

/** What a failed call to the API server means, told from its status code and never from its text. */
public final class ApiFailure {

    /** The object itself was refused: sent again, it would be refused again. */
    private static final Set<Integer> OBJECT_REFUSED = Set.of(400, 413, 422);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private ApiFailure() {}

    /** Returns whether the same call may succeed later: when the API server is back, or its permissions are mended. */
    public static boolean isTransient(KubernetesClientException failure) {
        return !OBJECT_REFUSED.contains(failure.getCode());
    }

    /** Returns what happened in words that a sender may see: none of the API server's own. */
    public static String describe(KubernetesClientException failure) {
        return failure.getCode() > 0
                ? "the Kubernetes API server answered " + failure.getCode()
                : "the Kubernetes API server did not answer";
    }

    /** Returns how long the API server asks to be left alone, a second where it does not say. */
    public static Duration retryAfter(KubernetesClientException failure) {
        if (failure.getStatus() == null
                || failure.getStatus().getDetails() == null
                || failure.getStatus().getDetails().getRetryAfterSeconds() == null) {
            return RETRY_AFTER;
        }
        int seconds = failure.getStatus().getDetails().getRetryAfterSeconds();
        return seconds > 0 ? Duration.ofSeconds(seconds) : RETRY_AFTER;
    }
}
