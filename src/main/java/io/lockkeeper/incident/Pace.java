package io.lockkeeper.incident;

import java.time.Duration;

/**
 * How a long list is read.
 *
 * @param size most requests in a page
 * @param patience most time for a page
 * @param smallest size that it slows down to
 * @param longest patience that it slows down to
 */
record Pace(int size, Duration patience, int smallest, Duration longest) {

    private static final int PARTS = 10;

    /** Returns one that slows down to a tenth of its size, and to a patience that is at least the one it begins with. */
    static Pace of(int size, Duration patience, Duration longest) {
        return new Pace(size, patience, Math.max(1, size / PARTS), longest(patience, longest));
    }

    /** Returns the next slower one: half as many, and twice the time. */
    Pace slower() {
        Duration twice = patience.multipliedBy(2);
        return new Pace(
                Math.max(size / 2, smallest), twice.compareTo(longest) < 0 ? twice : longest, smallest, longest);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
