package io.lockkeeper.bench;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long something took, as a histogram of Prometheus knows it, in milliseconds: the mean is exact, percentiles are
 * interpolated between the bounds of its buckets.
 */
record Timing(double p50, double p95, double mean) {

    private static final double MILLIS = 1000;

    /**
     * Returns that of a histogram.
     *
     * @param name without {@code _bucket}
     * @param labels of the series that count, as {@code verb="delete"}
     */
    static Timing of(Series series, String name, String... labels) {
        NavigableMap<Double, Double> upTo = new TreeMap<>();
        series.of(name + "_bucket", labels)
                .forEach(bucket -> upTo.merge(bound(bucket.getKey()), bucket.getValue(), Double::sum));
        double count = series.sum(name + "_count", labels);
        return count == 0
                ? new Timing(0, 0, 0)
                : new Timing(
                        quantile(upTo, count * 0.5),
                        quantile(upTo, count * 0.95),
                        MILLIS * series.sum(name + "_sum", labels) / count);
    }

    private static double bound(String series) {
        String bound = Series.label(series, "le");
        return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }

    private static double quantile(NavigableMap<Double, Double> upTo, double rank) {
        double below = 0;
        double countBelow = 0;
        for (Map.Entry<Double, Double> bucket : upTo.entrySet()) {
            if (bucket.getValue() >= rank) {
                double part = (rank - countBelow) / Math.max(1, bucket.getValue() - countBelow);
                double width = bucket.getKey().isInfinite() ? 0 : bucket.getKey() - below;
                return MILLIS * (below + width * part);
            }
            below = bucket.getKey();
            countBelow = bucket.getValue();
        }
        return MILLIS * below;
    }
}
