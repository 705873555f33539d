package io.lockkeeper.incident;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something did not work that may work later: whoever delivered the signal keeps it and delivers it again.
 *
 * <p>{@code direct:intake} throws it, so that a route in front of it that reads from a broker does not acknowledge.
 */
public class TransientFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;
    private final transient List<Outcome> outcomes;

    /** Makes one for a single failure, to be retried after a second. */
    public TransientFailureException(String message, @Nullable Throwable cause) {
        this(message, cause, Duration.ofSeconds(1), List.of());
    }

    /**
     * Makes one.
     *
     * @param retryAfter how long the sender had better wait
     * @param outcomes what became of every alert of the signal, the failed ones included; empty where none was handled
     */
    public TransientFailureException(
            String message, @Nullable Throwable cause, Duration retryAfter, List<Outcome> outcomes) {
        super(message, cause);
        this.retryAfter = retryAfter;
        this.outcomes = List.copyOf(outcomes);
    }

    /** Returns how long the sender had better wait before it delivers again. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Returns what became of every alert of the signal, empty where none was handled. */
    public List<Outcome> outcomes() {
        return outcomes;
    }
}
