package io.lockkeeper.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What those say who sent something.
 *
 * @param throughput requests a second
 * @param faults requests without an answer, by reason
 * @param latencyMs null where nobody waited
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Sent(
        long alerts,
        long requests,
        double throughput,
        SortedMap<String, Long> byStatus,
        SortedMap<String, Long> faults,
        SortedMap<String, Long> decisions,
        @Nullable Latency latencyMs,
        List<Long> perSecond) {

    /** Latencies of all requests. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Latency(Millis overall) {}

    /** Returns the requests by how they ended. */
    SortedMap<String, Long> ends() {
        SortedMap<String, Long> all = new TreeMap<>(byStatus);
        all.putAll(faults);
        return all;
    }

    /** Returns what is left of records that were all taken in. */
    static Sent records(int records, double seconds, List<Long> perSecond) {
        return new Sent(
                records,
                records,
                records / seconds,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("committed", (long) records)),
                null,
                perSecond);
    }
}
