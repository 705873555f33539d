package io.lockkeeper.load;

import java.time.Duration;

/**
 * When a run stops starting new requests: after a number of them, after a time, or at whichever comes first. What is
 * under way by then is still waited for. There is no endless run.
 *
 * @param requests the greatest number of requests, not counting retries
 * @param duration how long after the start of the run a request may still be started, or be due in an open loop
 */
public record Bounds(long requests, Duration duration) {
    private static final long ANY_NUMBER = Long.MAX_VALUE;
    /** Longer than any run and still a number of nanoseconds that fits a long. */
    private static final Duration ANY_TIME = Duration.ofDays(36_500);

    /** Refuses a number below one and a duration that is not positive, naming the option. */
    public Bounds {
        Check.atLeast("count", requests, 1);
        Check.positive("duration", duration);
        Check.that(
                requests < ANY_NUMBER || duration.compareTo(ANY_TIME) < 0,
                "count",
                "this or duration is required: there is no endless run");
    }

    /** Returns bounds of that many requests, however long they take. */
    public static Bounds requests(long requests) {
        return new Bounds(requests, ANY_TIME);
    }

    /** Returns bounds of that much time, however many requests it holds. */
    public static Bounds lasting(Duration duration) {
        return new Bounds(ANY_NUMBER, duration);
    }

    /** Returns these bounds with another duration. */
    Bounds within(Duration other) {
        return new Bounds(requests, other);
    }

    /** Returns whether a request may start when that many were started before, that long after the run began. */
    boolean allow(long startedBefore, Duration elapsed) {
        return startedBefore < requests && elapsed.compareTo(duration) < 0;
    }
}
