package io.lockkeeper.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Whether and when a call to the API server is made again, told from the status code and never from a text. This is the
 * only retry there is: the client itself makes none. This class is threadsafe.
 */
public final class RetryPolicy {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 10;
    private static final double JITTER = 0.1;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int attempts;
    private final DoubleSupplier random;

    /**
     * Makes a policy.
     *
     * @param attempts most times that one call is made, the first one included
     * @param random evenly spread from 0 to 1, so that those who failed together do not come back together
     */
    public RetryPolicy(int attempts, DoubleSupplier random) {
        this.attempts = attempts;
        this.random = random;
    }

    /**
     * Returns how long to pause before the call is made again, at least what the API server asks for; empty where it
     * must not be made again.
     *
     * @param failures how often it has failed, this one included
     */
    public Optional<Duration> pause(KubernetesClientException failure, int failures) {
        if (failures >= attempts || !mayPass(failure)) {
            return Optional.empty();
        }
        Duration own = backOff(failures);
        return Optional.of(ApiFailure.askedPause(failure)
                .filter(asked -> asked.compareTo(own) > 0)
                .orElse(own));
    }

    /** A code of 0 or less means that there was no answer: the call may or may not have been carried out. */
    private static boolean mayPass(KubernetesClientException failure) {
        int code = failure.getCode();
        return NotSentException.in(failure).isEmpty()
                && (code <= 0 || code == TOO_MANY_REQUESTS || code >= HttpURLConnection.HTTP_INTERNAL_ERROR);
    }

    private Duration backOff(int failures) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        double spread = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofMillis(Math.round(Math.min(doubled, LONGEST_PAUSE.toMillis()) * spread));
    }
}
