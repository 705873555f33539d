package io.lockkeeper.incident;

import java.time.Duration;

/**
 * How long the live view distrusts what it knows.
 *
 * @param doubt for how long others may still act on what was deleted, or on a view that was older than this one: the
 *     bound on the age of a view and the longest request together; zero where nobody else acts
 * @param doubtful how old the view may be before it is in doubt
 * @param stale how old it may be before it is out of service
 */
public record ViewTimes(Duration doubt, Duration doubtful, Duration stale) {

    /**
     * Checks that they fit each other.
     *
     * @throws IllegalArgumentException where they do not
     */
    public ViewTimes {
        if (doubt.isNegative()) {
            throw new IllegalArgumentException("doubt is negative: " + doubt);
        }
        if (doubtful.isNegative() || doubtful.isZero()) {
            throw new IllegalArgumentException("doubtful is not positive: " + doubtful);
        }
        if (stale.compareTo(doubtful) < 0) {
            throw new IllegalArgumentException("stale is " + stale + ", less than doubtful, which is " + doubtful);
        }
    }

    /** Returns how long what is gone is remembered, so that nothing that was under way brings it back. */
    Duration memory() {
        return doubt.compareTo(stale) < 0 ? stale : doubt;
    }
}
