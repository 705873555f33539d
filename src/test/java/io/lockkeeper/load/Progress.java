package io.lockkeeper.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line a second on how a run goes, until it is closed. */
final class Progress implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final Recorder recorder;
    private final PrintStream lines;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new LoadThreads("progress"));
    private long endedBefore;
    private Duration lineBefore = Duration.ZERO;

    Progress(Recorder recorder, PrintStream lines) {
        this.recorder = recorder;
        this.lines = lines;
    }

    void start() {
        // A print stream never throws, and a run is worth more than its progress lines.
        var unused = clock.scheduleAtFixedRate(() -> lines.println(line(recorder.elapsed())), 1, 1, TimeUnit.SECONDS);
    }

    /** Returns the line for now, an instant of the run; the rate is that of answers since the line before. */
    String line(Duration now) {
        StringJoiner counts = new StringJoiner(" ");
        var statuses = recorder.statuses();
        statuses.forEach((status, count) -> counts.add(status + ":" + count));
        recorder.faults().forEach((fault, count) -> counts.add(fault.word() + ":" + count));
        long ended = statuses.values().stream().mapToLong(Long::longValue).sum();
        double rate = (ended - endedBefore)
                * NANOS
                / Math.max(1, now.minus(lineBefore).toNanos());
        endedBefore = ended;
        lineBefore = now;
        return String.format(
                Locale.ROOT,
                "%d s: sent %d, answered %d (%s), %.0f/s",
                now.toSeconds(),
                recorder.sent(),
                ended,
                counts,
                rate);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
