package io.lockkeeper.load;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * How long the requests of a run took, retries and the waits before them included.
 *
 * @param overall all requests, those without an answer too: a request that timed out has waited, and leaving it out
 *     would flatter the gateway
 * @param byStatus those that were answered, by HTTP status
 * @param byFault those that were not, by reason
 */
public record Latencies(Latency overall, SortedMap<Integer, Latency> byStatus, SortedMap<Fault, Latency> byFault) {
    static Latencies of(Map<Integer, Histogram> byStatus, Map<Fault, Histogram> byFault) {
        Histogram all = new Histogram(3);
        addAll(all, byStatus.values());
        addAll(all, byFault.values());
        return new Latencies(Latency.of(all), each(byStatus), each(byFault));
    }

    private static void addAll(Histogram sum, Collection<Histogram> parts) {
        parts.forEach(sum::add);
    }

    private static <K extends Comparable<K>> SortedMap<K, Latency> each(Map<K, Histogram> histograms) {
        SortedMap<K, Latency> each = new TreeMap<>();
        histograms.forEach((key, histogram) -> each.put(key, Latency.of(histogram)));
        return each;
    }
}
