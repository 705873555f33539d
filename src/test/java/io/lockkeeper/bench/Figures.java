package io.lockkeeper.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of the runs that there are: ratios of what was measured on one machine in one go. */
final class Figures {

    private static final String PATCH = "PATCH remediationrequests/status";
    private static final List<String> LOCK = List.of("lock-on-1", "lock-off-1", "lock-on-2", "lock-off-2");

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final String name;
    private final String prefix;
    private final List<Figure> figures = new ArrayList<>();

    private Figures(Collection<Run> runs, String name, String prefix) {
        runs.forEach(run -> this.runs.put(run.id(), run));
        this.name = name;
        this.prefix = prefix;
    }

    /** Returns those of the gateway. */
    static List<Figure> of(Collection<Run> runs) {
        Figures figures = new Figures(runs, "", "");
        figures.compared();
        figures.present(100_000, 1.3, 1.05);
        figures.present(10_000, null, null);
        figures.lock();
        figures.contention("announced twice within 1 s, 50 requests/s", "twice-50", 0.05, 0.01);
        for (int senders : new int[] {10, 30, 200}) {
            figures.contention(
                    "a new incident, %d senders at once".formatted(senders), "rounds-" + senders, null, null);
        }
        return figures.figures;
    }

    /** Returns those of a rival. */
    static List<Figure> of(Collection<Run> runs, String rival) {
        Figures figures = new Figures(runs, rival + ": ", Plan.prefix(rival));
        figures.compared();
        return figures.figures;
    }

    /** Those that any gateway has. */
    private void compared() {
        String one = prefix + "unique-1";
        add(
                List.of(one, "raw-1"),
                () -> Figure.low(
                        name + "unique, 1 client, P95 / raw cycle's",
                        run(one).p95() / run("raw-1").p95(),
                        3.0,
                        2.0,
                        "P95 of %s / P95 of raw-1".formatted(one)));
        throughput("unique, 32 clients, throughput / raw cycle's", 0.4, 0.6, "unique-32", "raw-32");
        throughput(
                "duplicates, 32 clients, 1000 incidents, throughput / raw PATCHes'",
                0.6,
                0.8,
                "duplicates-1000",
                "raw-patch");
        patches(30, 0.4, 0.2);
        patches(200, 0.2, 0.05);
        throughput("storm, 30 senders, throughput / a trivial JSON route's", 0.3, 0.5, "storm-30", "trivial-30");
        String steady = prefix + "steady-50";
        add(
                List.of(steady),
                () -> Figure.low(name + "steady 50/s, P95, ms", run(steady).p95(), 70.0, 15.0, "P95 of " + steady));
    }

    private void throughput(String figure, double must, double aim, String id, String raw) {
        String mine = prefix + id;
        add(
                List.of(mine, raw),
                () -> Figure.high(
                        name + figure,
                        run(mine).throughput() / run(raw).throughput(),
                        must,
                        aim,
                        "throughput of %s / throughput of %s".formatted(mine, raw)));
    }

    private void patches(int senders, double must, double aim) {
        String storm = prefix + "storm-" + senders;
        add(
                List.of(storm),
                () -> Figure.low(
                        name + "storm, %d senders, PATCHes per alert".formatted(senders),
                        run(storm).perAlert(PATCH),
                        must,
                        aim,
                        "PATCHes of the status that the API server had / alerts, in " + storm));
    }

    private void present(int number, @Nullable Double must, @Nullable Double aim) {
        String many = "present-" + number;
        add(
                List.of(many, "present-0"),
                () -> Figure.low(
                        "P50 at %d RemediationRequests / at 0".formatted(number),
                        run(many).p50() / run("present-0").p50(),
                        must,
                        aim,
                        "P50 of %s / P50 of present-0".formatted(many)));
    }

    private void lock() {
        String difference = "mean P50 of lock-on-1 and -2 - mean P50 of lock-off-1 and -2";
        add(LOCK, () -> Figure.low("lock: total added, ms", added(), 25.0, 15.0, difference));
        add(
                Stream.concat(LOCK.stream(), Stream.of("raw-lease")).toList(),
                () -> Figure.low(
                        "P50 lock on - off / raw Lease POST's P50",
                        added() / run("raw-lease").p50(),
                        2.0,
                        1.0,
                        "(%s) / P50 of raw-lease".formatted(difference)));
        String on = "lock-on-2";
        add(
                List.of(on),
                () -> Figure.low(
                        "lock: acquire, mean, ms",
                        run(on).locks().acquireMs().mean(),
                        15.0,
                        10.0,
                        "lockkeeper_lock_wait_seconds in " + on));
        add(
                List.of(on),
                () -> Figure.low(
                        "lock: release, mean, ms",
                        run(on).locks().releaseMs().mean(),
                        10.0,
                        5.0,
                        "lockkeeper_api_requests_seconds of deleted Leases in %s; no alert waits for it"
                                .formatted(on)));
    }

    private double added() {
        return (run("lock-on-1").p50()
                        + run("lock-on-2").p50()
                        - run("lock-off-1").p50()
                        - run("lock-off-2").p50())
                / 2;
    }

    private void contention(String when, String id, @Nullable Double must, @Nullable Double aim) {
        add(
                List.of(id),
                () -> Figure.low(
                        "contention rate, " + when,
                        run(id).locks().contentionRate(),
                        must,
                        aim,
                        "acquisitions that found the lock held / all, in " + id));
    }

    /** Adds a figure whose runs are all there. It is not reached where any of them was not answered well: 503 is fast. */
    private void add(List<String> ids, Supplier<Figure> figure) {
        if (runs.keySet().containsAll(ids)) {
            List<String> failed = ids.stream().filter(id -> !run(id).allTaken()).toList();
            figures.add(
                    failed.isEmpty()
                            ? figure.get()
                            : figure.get().refused("not all was answered 2xx in " + String.join(", ", failed)));
        }
    }

    private Run run(String id) {
        Run run = runs.get(id);
        if (run == null) {
            throw new IllegalStateException("no run " + id);
        }
        return run;
    }
}
