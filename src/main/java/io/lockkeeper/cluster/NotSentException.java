package io.lockkeeper.cluster;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;

/** A call was not sent, for the gateway's own reason. It is never tried again at once. */
public final class NotSentException extends KubernetesClientException {

    private static final long serialVersionUID = 1L;
    private static final int NO_CODE = -1;

    private final String kind;

    private NotSentException(String kind, String message, Duration rest) {
        super(
                message,
                NO_CODE,
                new StatusBuilder()
                        .withNewDetails()
                        .withRetryAfterSeconds(
                                Math.toIntExact(rest.plusMillis(999).toSeconds()))
                        .endDetails()
                        .build());
        this.kind = kind;
    }

    /**
     * Returns one of a write, before which too many have failed.
     *
     * @param rest how long writes are still held back
     */
    static NotSentException circuitOpen(Duration rest) {
        return new NotSentException(
                "circuit_open",
                "the Kubernetes API server failed too often of late and is left alone for a while",
                rest);
    }

    /** Returns one of a call that waited too long for those before it. */
    static NotSentException overloaded() {
        return new NotSentException(
                "overloaded", "too many calls to the Kubernetes API server wait for their turn", Duration.ofSeconds(1));
    }

    /**
     * Returns the one that a failure tells of, empty where the call was sent: the Kubernetes client throws a copy, with it
     * as the cause.
     */
    public static Optional<NotSentException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSentException notSent) {
                return Optional.of(notSent);
            }
        }
        return Optional.empty();
    }

    /** Returns the name that metrics use for the reason. */
    String kind() {
        return kind;
    }
}
