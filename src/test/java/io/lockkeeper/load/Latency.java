package io.lockkeeper.load;

import org.HdrHistogram.AbstractHistogram;

/**
 * How long a number of requests took, in milliseconds, to a thousandth of the value.
 *
 * @param count how many requests these are; all else is 0 when there are none
 */
public record Latency(
        long count, double min, double p50, double p90, double p95, double p99, double p999, double max, double mean) {
    /** Returns the summary of a histogram of microseconds. */
    static Latency of(AbstractHistogram micros) {
        return new Latency(
                micros.getTotalCount(),
                micros.getTotalCount() == 0 ? 0 : millis(micros.getMinValue()),
                millis(micros.getValueAtPercentile(50)),
                millis(micros.getValueAtPercentile(90)),
                millis(micros.getValueAtPercentile(95)),
                millis(micros.getValueAtPercentile(99)),
                millis(micros.getValueAtPercentile(99.9)),
                millis(micros.getMaxValue()),
                millis(Math.round(micros.getMean())));
    }

    private static double millis(long micros) {
        return micros / 1000.0;
    }
}
