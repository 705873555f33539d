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
    private final long start;
    private final long end;
    private final long lastCall;

    private Deadline(LongSupplier nanoTime, long start, long end, long lastCall) {
        this.nanoTime = nanoTime;
        this.start = start;
        this.end = end;
        this.lastCall = lastCall;
    }

    /**
     * Starts one.
     *
     * @param time that a signal may take
     * @param call most time that one call to the API server takes
     * @param nanoTime monotonic clock in nanoseconds, as {@link System#nanoTime()}
     */
    public static Deadline in(Duration time, Duration call, LongSupplier nanoTime) {
        return in(time, Duration.ZERO, call, nanoTime);
    }

    /** The same for a signal that arrived a while ago. */
    public static Deadline in(Duration time, Duration elapsed, Duration call, LongSupplier nanoTime) {
        long start = nanoTime.getAsLong() - elapsed.toNanos();
        long end = start + time.toNanos();
        return new Deadline(nanoTime, start, end, end - call.toNanos());
    }

    /** Returns how long ago the signal arrived. */
    public Duration spent() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** Returns how long the signal may still take, zero where its time is over. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    /** Returns how long it may take until a call to the API server begins that is sure to end in time, zero where it is late. */
    public Duration leftToCall() {
        return Duration.ofNanos(Math.max(0, lastCall - nanoTime.getAsLong()));
    }

    /** Returns whether a call to the API server that begins after a pause is sure to end in time. */
    public boolean leavesCallAfter(Duration pause) {
        return nanoTime.getAsLong() + pause.toNanos() - lastCall <= 0;
    }

    /**
     * Returns quietly while a call to the API server that begins now is sure to end in time.
     *
     * @param next what is about to be called for, for the message: {@code the request was read}
     * @throws DeadlineExceededException when it is not
     */
    public void check(String next) {
        if (!leavesCallAfter(Duration.ZERO)) {
            throw new DeadlineExceededException(next, List.of());
        }
    }
}
