package io.lockkeeper.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of a run.
 *
 * @param prefix how the workloads' names began; with the seed, enough to send the same again
 * @param seed what chance was drawn from
 * @param requests how many requests there were, each counted once however often it was retried
 * @param alerts how many alerts they held
 * @param duration the time from the start to the last answer; in JSON, seconds
 * @param throughput answered requests per second
 * @param byStatus the number of requests by HTTP status of their last answer
 * @param decisions the number of answers by their field {@code status} ({@code created}, {@code duplicate} and so on),
 *     for batches summed over {@code results}; {@code unreadable} for answers that are not JSON
 * @param faults the number of requests without an answer, by reason
 * @param retries how often a request was sent again
 * @param retriesAfter the same by what came before, an HTTP status or a {@link Fault#word()}
 * @param latency how long requests took, in milliseconds
 * @param perSecond the number of answered requests in each second of the run
 * @param rounds what came of each round, empty for other paces
 */
public record LoadResult(
        String prefix,
        long seed,
        long requests,
        long alerts,
        @JsonProperty("durationSeconds") Duration duration,
        double throughput,
        SortedMap<Integer, Long> byStatus,
        SortedMap<String, Long> decisions,
        SortedMap<Fault, Long> faults,
        long retries,
        SortedMap<String, Long> retriesAfter,
        @JsonProperty("latencyMs") Latencies latency,
        List<Long> perSecond,
        List<Round> rounds) {
    private static final double NANOS = 1e9;

    static LoadResult of(Alerts alerts, Recorder recorder, List<Round> rounds) {
        var retriesAfter = recorder.retries();
        var byStatus = recorder.statuses();
        Duration duration = recorder.duration();
        return new LoadResult(
                alerts.prefix(),
                alerts.seed(),
                recorder.sent(),
                recorder.sent() * alerts.perRequest(),
                duration,
                duration.isZero() ? 0 : sum(byStatus) * NANOS / duration.toNanos(),
                byStatus,
                recorder.decisions(),
                recorder.faults(),
                sum(retriesAfter),
                retriesAfter,
                recorder.latencies(),
                recorder.perSecond(),
                List.copyOf(rounds));
    }

    /** Returns how many requests got an answer, whatever its status. */
    public long answered() {
        return sum(byStatus);
    }

    /** Returns whether no request can have reached a gateway. */
    public boolean nothingSent() {
        return byStatus.isEmpty() && faults.keySet().stream().allMatch(Fault::neverSent);
    }

    private static long sum(SortedMap<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
