package io.lockkeeper.incident;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after each failure in a row: 100 ms, doubling to 5 s, and a random part of it less, so that those who
 * failed together do not come back together.
 */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(5);

    private final DoubleSupplier random;
    private Duration next = FIRST;

    /**
     * Makes one that has seen no failure.
     *
     * @param random from 0 to 1
     */
    BackOff(DoubleSupplier random) {
        this.random = random;
    }

    /** Returns the next pause: at least half of what it could be. */
    Duration next() {
        Duration whole = next;
        Duration doubled = whole.multipliedBy(2);
        next = doubled.compareTo(MOST) > 0 ? MOST : doubled;
        return Duration.ofNanos((long) (whole.toNanos() * (1 - random.getAsDouble() / 2)));
    }

    /** Begins anew, after a success. */
    void reset() {
        next = FIRST;
    }
}
