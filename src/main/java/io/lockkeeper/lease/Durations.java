package io.lockkeeper.lease;

import java.time.Duration;

/** The shorter and the longer of two. */
final class Durations {

    private Durations() {}

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
