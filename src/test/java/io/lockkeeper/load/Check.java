package io.lockkeeper.load;

import java.time.Duration;

/**
 * The refusals of the configuration records. Each message begins with the name of the command line's option, without its
 * dashes, so that it reads the same to a caller in-process and on the command line.
 */
final class Check {
    private Check() {}

    static void that(boolean holds, String option, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(option + ": " + fault);
        }
    }

    static void atLeast(String option, long value, long least) {
        that(value >= least, option, "must be at least " + least + ", but is " + value);
    }

    static void positive(String option, Duration value) {
        that(!value.isNegative() && !value.isZero(), option, "must be longer than nothing, but is " + value);
    }
}
