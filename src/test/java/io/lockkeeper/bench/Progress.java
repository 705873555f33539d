package io.lockkeeper.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says what runs, which of how many it is, and about how long all of it still takes. */
final class Progress {

    private static final Duration START = Duration.ofSeconds(45);

    private final List<Planned> runs;
    private final PrintStream out;
    private final long begin = System.nanoTime();

    Progress(List<Planned> runs, PrintStream out) {
        this.runs = runs;
        this.out = out;
    }

    /** The run of this place, from 0, begins. */
    void begins(int place) {
        Planned run = runs.get(place);
        out.printf(
                "[%d/%d] %s: %s; all of it still takes about %d min%n",
                place + 1, runs.size(), run.id(), run.title(), left(place).toMinutes() + 1);
    }

    /** Returns what is left, as estimated and as much longer as what is over took longer than that. */
    private Duration left(int place) {
        Duration over = estimate(0, place);
        Duration ahead = estimate(0, runs.size()).minus(over);
        double slower = over.isZero() ? 1 : Math.max(1, (System.nanoTime() - begin) / (double) over.toNanos());
        return Duration.ofNanos((long) (ahead.toNanos() * slower));
    }

    private Duration estimate(int from, int to) {
        List<Planned> part = runs.subList(from, to);
        Duration starts =
                START.multipliedBy(part.stream().map(Planned::setup).distinct().count());
        return part.stream().map(Planned::estimate).reduce(starts, Duration::plus);
    }

    /** It ended so. */
    void ended(Run run) {
        String latency = run.latencyMs() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", P50 %.1f ms, P95 %.1f ms",
                        run.latencyMs().p50(),
                        run.latencyMs().p95());
        out.printf(
                Locale.ROOT,
                "    %d alerts %s, %.1f/s%s, %.2f API calls an alert%n",
                run.alerts(),
                run.byStatus(),
                run.throughput(),
                latency,
                run.apiCallsPerAlert());
    }
}
