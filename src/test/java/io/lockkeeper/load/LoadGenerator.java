package io.lockkeeper.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Sends alerts to gateways and measures how they are answered. Meant for gateways on the loopback interface, or ones
 * that the caller may load.
 */
public final class LoadGenerator {
    private LoadGenerator() {}

    /** Runs what the arguments say and exits as {@link CommandLineRun} describes. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(new CommandLineRun(System.out, System.err, SenderFactory.HTTP).execute(args));
    }

    /** Does as {@link #main} does, but what is measured is what those senders do; returns the exit code. */
    public static int run(SenderFactory senders, String... args) throws InterruptedException {
        return new CommandLineRun(System.out, System.err, senders).execute(args);
    }

    /**
     * Runs a load to its end and returns what came of it, silently. Faults of the transport are part of the result.
     *
     * @throws InterruptedException when interrupted; what is in flight is left to itself
     */
    public static LoadResult run(Load load) throws InterruptedException {
        return run(load, SenderFactory.HTTP, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    }

    /** As {@link #run(Load)}, by whatever sends it, with a line on its progress each second. */
    static LoadResult run(Load load, SenderFactory senders, PrintStream progress) throws InterruptedException {
        Requests requests = new Requests(
                load.alerts(), new AlertmanagerPayload(load.alerts().namespace(), Instant.now()));
        Recorder recorder = new Recorder();
        Sender sender = senders.make(load, recorder::retried);
        try (Progress lines = new Progress(recorder, progress)) {
            lines.start();
            List<Round> rounds = run(load, requests, sender, recorder);
            return LoadResult.of(load.alerts(), recorder, rounds);
        }
    }

    private static List<Round> run(Load load, Requests requests, Sender sender, Recorder recorder)
            throws InterruptedException {
        if (load.pace() instanceof Pace.Rounds rounds) {
            return new RoundsLoop(rounds, load.alerts(), requests::ofRound, new TimedSender(sender, recorder)).run();
        }
        Duration patience = load.patience().timeout();
        if (load.pace() instanceof Pace.Open open) {
            new OpenLoop(Schedule.once(open, requests), open.maxInFlight(), patience, sender, recorder).run();
        } else if (load.pace() instanceof Pace.Twice twice) {
            Schedule schedule = Schedule.twice(twice, requests, load.alerts().seed());
            new OpenLoop(schedule, twice.first().maxInFlight(), patience, sender, recorder).run();
        } else if (load.pace() instanceof Pace.Closed closed) {
            new ClosedLoop(closed, requests, sender, recorder).run();
        }
        return List.of();
    }
}
