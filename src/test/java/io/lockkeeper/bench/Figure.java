package io.lockkeeper.bench;

import org.jspecify.annotations.Nullable;

/**
 * What the runs come to.
 *
 * @param figure what it is, for people
 * @param must what it has to reach, null where nothing was promised
 * @param aim what would be good, null where nothing was promised
 * @param better {@code lower} or {@code higher}
 * @param reached whether it is as good as it must be, and everything was answered well
 * @param how the formula, with the ids of runs
 */
record Figure(
        String figure,
        double value,
        @Nullable Double must,
        @Nullable Double aim,
        String better,
        boolean reached,
        String how) {

    private static final String LOWER = "lower";
    private static final double ROUNDING = 10_000;

    /** Returns one that should be low. */
    static Figure low(String figure, double value, @Nullable Double must, @Nullable Double aim, String how) {
        double rounded = rounded(value);
        return new Figure(figure, rounded, must, aim, LOWER, must == null || rounded <= must, how);
    }

    /** Returns one that should be high. */
    static Figure high(String figure, double value, double must, double aim, String how) {
        double rounded = rounded(value);
        return new Figure(figure, rounded, must, aim, "higher", rounded >= must, how);
    }

    /** Returns it as not reached, for a reason. */
    Figure refused(String why) {
        return new Figure(figure, value, must, aim, better, false, how + "; " + why);
    }

    private static double rounded(double value) {
        return Math.round(value * ROUNDING) / ROUNDING;
    }
}
