package io.lockkeeper.lease;

import java.time.Duration;

/**
 * How Leases are held.
 *
 * @param pod what this process is called, as others find it in a Lease
 * @param duration how long a Lease lasts after its last write; the same for all replicas, never changed at run time
 * @param margin how much earlier the holder itself no longer counts on it, for clocks do not run alike
 */
public record LockSettings(String pod, Duration duration, Duration margin) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * Checks that they make sense together.
     *
     * @throws IllegalArgumentException where they do not
     */
    public LockSettings {
        if (pod.isBlank()) {
            throw new IllegalArgumentException("pod is empty: a holder needs a name");
        }
        if (duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("duration is " + duration + ", less than a second");
        }
        if (margin.isNegative() || margin.compareTo(duration) >= 0) {
            throw new IllegalArgumentException(
                    "margin is " + margin + ", not from 0 up to duration, which is " + duration);
        }
    }

    /** Returns how long the holder counts on its Lease after it has sent what confirmed it. */
    Duration believed() {
        return duration.minus(margin);
    }

    /** Returns how long after one renewal the next is sent. */
    Duration renewal() {
        return duration.dividedBy(3);
    }
}
