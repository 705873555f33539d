package io.lockkeeper.bench;

import io.lockkeeper.load.WarmUp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run: what it needs is made, it is warmed up, measured, and what it made is deleted. */
final class Measurement {

    private static final double NANOS = 1e9;
    private static final double ROUNDING = 1000;

    private final Ground ground;
    private final Planned run;
    private final Subject subject;
    private final Sending sending;

    private Measurement(Ground ground, Planned run, Subject subject, Sending sending) {
        this.ground = ground;
        this.run = run;
        this.subject = subject;
        this.sending = sending;
    }

    /** Makes what a run needs, measures it, and deletes that again. */
    static Run of(Ground ground, Planned run, Subject subject, SendingFactory factory) {
        Instant started = Instant.now();
        long start = System.nanoTime();
        prepare(ground, run, subject);
        Run result;
        try (Sending sending = factory.start(run, ground, subject)) {
            result = new Measurement(ground, run, subject, sending).measure(started, start);
        }
        ground.deleteWorkloads();
        if (run.setup().present() == 0) {
            ground.deleteRequests(subject.access().namespace());
            subject.awaitActive(0);
        }
        return result;
    }

    /** Makes what sends the load of a run. */
    interface SendingFactory {
        Sending start(Planned run, Ground ground, Subject subject);
    }

    private static void prepare(Ground ground, Planned run, Subject subject) {
        Shape shape = run.shape();
        for (String prefix : List.of(run.id(), WarmUp.prefix(run.id()))) {
            ground.createWorkloads(names(prefix + "-incident-", shape.incidents()));
            String kind = shape.kind().equals(Shape.ROUNDS) ? "-round-" : "-unique-";
            ground.createWorkloads(names(prefix + kind, shape.newWorkloads()));
        }
        if (run.work() == Work.KNOWN_ALERTS || run.work() == Work.RAW_PATCH) {
            ground.createRequests(subject.access().namespace(), names(run.id() + "-incident-", shape.incidents()));
            subject.awaitActive(shape.incidents());
        }
    }

    private static Stream<String> names(String beginning, int number) {
        return IntStream.range(0, number).mapToObj(index -> beginning + index);
    }

    private Run measure(Instant started, long start) {
        sending.awaitWarm();
        subject.awaitQuiet();
        Series callsBefore = ground.calls();
        Series locksBefore = subject.locks();
        Sent sent;
        List<ProcessUse> use;
        try (ProcessSampler sampler = ProcessSampler.start(processes())) {
            sent = sending.send();
            use = sampler.end();
        }
        subject.awaitQuiet();
        return run(
                sent,
                use,
                ground.calls().since(callsBefore),
                subject.locks().since(locksBefore),
                started,
                (System.nanoTime() - start) / NANOS);
    }

    private Run run(Sent sent, List<ProcessUse> use, Series calls, Series locks, Instant started, double tookSeconds) {
        var apiCalls = ApiCalls.of(calls);
        long allCalls = apiCalls.values().stream().mapToLong(Long::longValue).sum();
        return new Run(
                run.id(),
                run.group(),
                run.title(),
                run.setup(),
                run.shape(),
                sent.alerts(),
                sent.requests(),
                sent.ends(),
                sent.decisions(),
                rounded(sent.throughput() * run.shape().batch()),
                sent.latencyMs() == null ? null : sent.latencyMs().overall(),
                sent.perSecond(),
                apiCalls,
                sent.alerts() == 0 ? 0 : rounded((double) allCalls / sent.alerts()),
                use,
                lock(locks),
                started.toString(),
                rounded(tookSeconds));
    }

    private @Nullable LockUse lock(Series locks) {
        return run.setup().lock() && !locks.values().isEmpty() ? LockUse.of(locks) : null;
    }

    private Map<String, Long> processes() {
        Map<String, Long> all = new HashMap<>(ground.cluster().processes());
        all.putAll(subject.processes());
        all.putAll(sending.processes());
        return all;
    }

    private static double rounded(double value) {
        return Math.round(value * ROUNDING) / ROUNDING;
    }
}
