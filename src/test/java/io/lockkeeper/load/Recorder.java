package io.lockkeeper.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts and times what happens in one run, which begins when this is made. Threadsafe. */
final class Recorder {
    private final long startNanos = System.nanoTime();
    private final LongAdder sent = new LongAdder();
    private final LongAccumulator lastEnd = new LongAccumulator(Math::max, 0);
    private final ConcurrentMap<Integer, Histogram> byStatus = new ConcurrentHashMap<>();
    private final ConcurrentMap<Fault, Histogram> byFault = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> decisions = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> retries = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, LongAdder> answeredInSecond = new ConcurrentHashMap<>();

    long startNanos() {
        return startNanos;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** A request, not a retry, begins. */
    void began() {
        sent.increment();
    }

    void retried(Outcome why) {
        add(retries, why.word(), 1);
    }

    /** A request ended; its latency counts from the given instant of {@link System#nanoTime()}. */
    void ended(Outcome outcome, long fromNanos) {
        long sinceStart = outcome.endedNanos() - startNanos;
        lastEnd.accumulate(sinceStart);
        if (outcome instanceof Outcome.Answered answered) {
            answered.decisions().forEach((word, count) -> add(decisions, word, count));
            add(answeredInSecond, (int) TimeUnit.NANOSECONDS.toSeconds(sinceStart), 1);
            time(byStatus, answered.status(), outcome.endedNanos() - fromNanos);
        } else if (outcome instanceof Outcome.Failed failed) {
            time(byFault, failed.fault(), outcome.endedNanos() - fromNanos);
        }
    }

    long sent() {
        return sent.sum();
    }

    /** Returns how many requests ended so far, by HTTP status. */
    SortedMap<Integer, Long> statuses() {
        return totals(byStatus);
    }

    /** Returns how many requests ended so far without an answer, by reason. */
    SortedMap<Fault, Long> faults() {
        return totals(byFault);
    }

    SortedMap<String, Long> decisions() {
        return sums(decisions);
    }

    SortedMap<String, Long> retries() {
        return sums(retries);
    }

    /** Returns the time from the start to the last end. */
    Duration duration() {
        return Duration.ofNanos(lastEnd.get());
    }

    /** Returns the number of answers in each second from the start, seconds without any included. */
    List<Long> perSecond() {
        int seconds = answeredInSecond.keySet().stream()
                .mapToInt(second -> second + 1)
                .max()
                .orElse(0);
        List<Long> counts = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            LongAdder count = answeredInSecond.get(second);
            counts.add(count == null ? 0 : count.sum());
        }
        return counts;
    }

    Latencies latencies() {
        return Latencies.of(byStatus, byFault);
    }

    /** Microseconds, three digits: an error of at most a thousandth. */
    private static <K> void time(ConcurrentMap<K, Histogram> times, K key, long nanos) {
        times.computeIfAbsent(key, any -> new ConcurrentHistogram(3))
                .recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
    }

    private static <K> void add(ConcurrentMap<K, LongAdder> counts, K key, long count) {
        counts.computeIfAbsent(key, any -> new LongAdder()).add(count);
    }

    private static <K extends Comparable<K>> SortedMap<K, Long> totals(Map<K, Histogram> times) {
        SortedMap<K, Long> totals = new TreeMap<>();
        times.forEach((key, histogram) -> totals.put(key, histogram.getTotalCount()));
        return totals;
    }

    private static SortedMap<String, Long> sums(Map<String, LongAdder> counts) {
        SortedMap<String, Long> sums = new TreeMap<>();
        counts.forEach((key, count) -> sums.put(key, count.sum()));
        return sums;
    }
}
