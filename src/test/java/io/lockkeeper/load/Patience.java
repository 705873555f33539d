package io.lockkeeper.load;

import java.time.Duration;

/**
 * How long a sender waits for an answer, and whether it sends again. With retries, a request that was answered 503 or
 * 504, refused or cut off is sent again to the next URL, after the answer's Retry-After or else one second.
 *
 * @param timeout how long one attempt may take, from sending to the last byte of its answer
 * @param retries how often a request may be sent again; 0 for a sender that does not retry
 * @param retryCap the longest wait before a retry, whatever the answer asked for
 */
public record Patience(Duration timeout, int retries, Duration retryCap) {
    /** The wait before a retry when the answer names none. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Refuses negative numbers and a timeout that is not positive, naming the option. */
    public Patience {
        Check.positive("timeout", timeout);
        Check.atLeast("max-retries", retries, 0);
        Check.that(!retryCap.isNegative(), "retry-cap", "must not be negative, but is " + retryCap);
    }

    /** Returns a sender that waits 20 seconds and never retries. */
    public static Patience once() {
        return new Patience(Duration.ofSeconds(20), 0, RETRY_AFTER);
    }

    /** Returns a sender that waits 20 seconds and retries so often, never waiting longer than that before it does. */
    public static Patience retrying(int retries, Duration retryCap) {
        return new Patience(Duration.ofSeconds(20), retries, retryCap);
    }

    /** Returns the same patience with another timeout. */
    public Patience withTimeout(Duration other) {
        return new Patience(other, retries, retryCap);
    }

    /** Returns how long to wait before the next attempt, given what the answer asked for. */
    Duration waitBeforeRetry(Duration asked) {
        return asked.compareTo(retryCap) < 0 ? asked : retryCap;
    }
}
