package io.lockkeeper.bench;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the gateways' own metrics say about the lock.
 *
 * @param acquisitions what came of wanting it, by outcome
 * @param contentionRate how many of those who wanted it found it held: 0 to 1
 * @param acquireMs how long it took to get it
 * @param releaseMs how long the call took that gave it back, which no alert waits for
 */
record LockUse(SortedMap<String, Long> acquisitions, double contentionRate, Timing acquireMs, Timing releaseMs) {

    /** What the names begin with of the metrics that this is made of. */
    static final String[] METRICS = {"lockkeeper_lock_", "lockkeeper_api_requests_seconds"};

    private static final String[] HELD = {"waited", "known", "taken_over", "contended"};

    static LockUse of(Series series) {
        SortedMap<String, Long> acquisitions = new TreeMap<>();
        series.of("lockkeeper_lock_acquisitions_total")
                .forEach(entry -> acquisitions.merge(
                        Series.label(entry.getKey(), "outcome"), Math.round(entry.getValue()), Long::sum));
        long all = acquisitions.values().stream().mapToLong(Long::longValue).sum();
        long held = 0;
        for (String outcome : HELD) {
            held += acquisitions.getOrDefault(outcome, 0L);
        }
        return new LockUse(
                acquisitions,
                all == 0 ? 0 : (double) held / all,
                Timing.of(series, "lockkeeper_lock_wait_seconds"),
                Timing.of(series, "lockkeeper_api_requests_seconds", "resource=\"leases\"", "verb=\"delete\""));
    }
}
