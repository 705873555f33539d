package io.lockkeeper.cluster;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;

/** A write was not sent, because too many before it have failed. It is never tried again at once. */
public final class CircuitOpenException extends KubernetesClientException {

    private static final long serialVersionUID = 1L;
    private static final int NOT_SENT = -1;

    /**
     * Makes one.
     *
     * @param rest how long writes are still held back
     */
    CircuitOpenException(Duration rest) {
        super(
                "the circuit breaker on writes is open",
                NOT_SENT,
                new StatusBuilder()
                        .withNewDetails()
                        .withRetryAfterSeconds(
                                Math.toIntExact(rest.plusMillis(999).toSeconds()))
                        .endDetails()
                        .build());
    }
}
