package io.lockkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockkeeper.harness.ChildProcess;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.WarmUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The load generator, a process of its own. */
final class Generator implements Sending {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WARM = Pattern.compile(Pattern.quote(WarmUp.IS_WARM));
    /** Beyond the times that are known: for starting, and for answers that are late. */
    private static final Duration SLACK = Duration.ofMinutes(3);

    private static final int ALL_ANSWERED = 0;
    private static final int SOME_UNANSWERED = 3;

    private final Planned run;
    private final Path folder = GatewayProcess.folder().toAbsolutePath();
    private final ChildProcess process;

    private Generator(Planned run, Ground ground, Subject subject) {
        this.run = run;
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("token"), subject.access().sender().token());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare " + folder, e);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // As the gateways: what the raw calls cost is compared with what theirs do.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(program(ground, subject));
        command.addAll(arguments(run, ground.workloads()));
        for (URI url : subject.urls()) {
            command.add("--url=" + url);
        }
        command.add("--token-file=" + folder.resolve("token"));
        command.add("--begin=" + folder.resolve("begin"));
        command.add("--json=" + folder.resolve("result.json"));
        process = ChildProcess.start(folder.resolve("load.log"), command);
    }

    /** Starts it. */
    static Generator start(Planned run, Ground ground, Subject subject) {
        return new Generator(run, ground, subject);
    }

    private List<String> program(Ground ground, Subject subject) {
        return run.work().isRaw()
                ? List.of(
                        RawLoad.class.getName(),
                        run.work().name(),
                        subject.access().kubeconfig().toString(),
                        subject.access().namespace(),
                        ground.workloads())
                : List.of(LoadGenerator.class.getName());
    }

    /** Returns what the load generator is told, without where it sends. */
    static List<String> arguments(Planned run, String workloads) {
        Shape shape = run.shape();
        List<String> arguments = new ArrayList<>(List.of(
                "--quiet",
                "--warm-up=" + run.warmUp().toMillis() + "ms",
                "--prefix=" + run.id(),
                "--namespace=" + workloads,
                "--alerts-per-request=" + shape.batch()));
        if (run.work() == Work.TRIVIAL) {
            arguments.add("--path=/bench/trivial");
        }
        if (run.work() == Work.KNOWN_ALERTS) {
            arguments.add("--warm-up-same");
        }
        arguments.addAll(pace(shape));
        arguments.addAll(fingerprints(shape));
        return arguments;
    }

    private static List<String> pace(Shape shape) {
        return switch (shape.kind()) {
            case Shape.ROUNDS -> List.of("--clients=" + shape.clients(), "--rounds=" + shape.most());
            case Shape.OPEN -> List.of("--rate=" + shape.rate(), "--duration=" + shape.seconds() + "s");
            case Shape.TWICE ->
                List.of("--rate=" + shape.rate(), "--duration=" + shape.seconds() + "s", "--twice-within=1s");
            default ->
                List.of(
                        "--clients=" + shape.clients(),
                        "--barrier",
                        "--duration=" + shape.seconds() + "s",
                        "--count=" + shape.most());
        };
    }

    private static List<String> fingerprints(Shape shape) {
        if (shape.incidents() == 0) {
            return List.of();
        }
        return shape.duplicates() == 1
                ? List.of("--fingerprints=cycle", "--incidents=" + shape.incidents())
                : List.of(
                        "--fingerprints=mixed",
                        "--incidents=" + shape.incidents(),
                        "--duplicates=" + shape.duplicates());
    }

    @Override
    public Map<String, Long> processes() {
        return Map.of("load generator", process.pid());
    }

    @Override
    public void awaitWarm() {
        process.awaitLog(WARM, run.estimate().plus(SLACK));
    }

    @Override
    public Sent send() {
        try {
            Files.createFile(folder.resolve("begin"));
            int exit = process.await(run.estimate().plus(SLACK));
            if (exit != ALL_ANSWERED && exit != SOME_UNANSWERED) {
                throw new IllegalStateException("the load generator ended with " + exit + ":\n" + process.logTail());
            }
            return JSON.readValue(folder.resolve("result.json").toFile(), Sent.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The load generator left no result in " + folder, e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
