package io.lockkeeper.bench;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run; as JSON, the file of the run.
 *
 * @param alerts how many were sent
 * @param requests in how many requests
 * @param byStatus how many of those were answered so; what was not answered, by reason
 * @param decisions what became of the alerts
 * @param throughput alerts answered a second
 * @param latencyMs of requests; null where nobody waits for an answer
 * @param perSecond answers of each second
 * @param apiCalls what the API server was asked meanwhile, by whomever
 * @param apiCallsPerAlert all of these
 * @param lock null where there is no gateway of ours, or it has no lock
 * @param started when it was begun, warm-up included
 * @param tookSeconds how long it then took
 */
record Run(
        String id,
        String group,
        String title,
        Setup setup,
        Shape load,
        long alerts,
        long requests,
        SortedMap<String, Long> byStatus,
        SortedMap<String, Long> decisions,
        double throughput,
        @Nullable Millis latencyMs,
        List<Long> perSecond,
        SortedMap<String, Long> apiCalls,
        double apiCallsPerAlert,
        List<ProcessUse> processes,
        @Nullable LockUse lock,
        String started,
        double tookSeconds) {

    /** Returns whether every request was answered, and well. */
    boolean allTaken() {
        return byStatus.keySet().stream().allMatch(end -> end.startsWith("2"));
    }

    /** Returns a percentile that is there. */
    double p50() {
        return latency().p50();
    }

    /** Returns a percentile that is there. */
    double p95() {
        return latency().p95();
    }

    private Millis latency() {
        if (latencyMs == null) {
            throw new IllegalStateException(id + " has no latencies");
        }
        return latencyMs;
    }

    /** Returns how many calls of a kind there were for each alert. */
    double perAlert(String call) {
        return alerts == 0 ? 0 : (double) apiCalls.getOrDefault(call, 0L) / alerts;
    }

    /** Returns what is known of the lock, where anything is. */
    LockUse locks() {
        if (lock == null) {
            throw new IllegalStateException(id + " has no lock");
        }
        return lock;
    }
}
