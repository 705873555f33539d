package io.lockkeeper.incident;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * When a signal must have its answer. It runs from the signal's arrival over all that is done for it, on a clock that
 * no operator can turn.
 */
public final class Deadline {

    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /**
     * Starts one.
     *
     * @param nanoTime monotonic clock in nanoseconds, as {@link System#nanoTime()}
     */
    public static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    }

    /**
     * Returns quietly while there is time left.
     *
     * @param next what is about to be done, for the message: {@code creating the request}
     * @throws DeadlineExceededException when there is none
     */
    public void check(String next) {
        if (nanoTime.getAsLong() - end >= 0) {
            throw new DeadlineExceededException(next, List.of());
        }
    }
}
