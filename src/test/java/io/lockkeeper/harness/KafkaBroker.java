package io.lockkeeper.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** A real broker of Kafka in a process of its own. It can be killed and started again. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern STARTED = Pattern.compile("Kafka Server started");

    private final Path folder =
            Path.of("target", "kafka", UUID.randomUUID().toString()).toAbsolutePath();
    private final RestartableProcess process;
    private final KafkaTopics topics;

    /** Starts one, without any topic. */
    public KafkaBroker() {
        process = RestartableProcess.startOnFreePort(this::prepared);
        topics = new KafkaTopics(url());
    }

    private RestartableProcess prepared(int port) {
        Path settings = folder.resolve("server.properties");
        write(settings, port, Ports.free());
        run(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                "bG9ja2tlZXBlci10ZXN0cw",
                "-c",
                settings.toString(),
                "--ignore-formatted");
        return new RestartableProcess(
                "127.0.0.1:" + port,
                folder,
                command("kafka.Kafka", settings.toString()),
                started -> started.awaitLog(STARTED, START));
    }

    private void write(Path settings, int port, int controller) {
        String lines =
                """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                log.dirs=%3$s
                num.partitions=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                """;
        try {
            Files.createDirectories(folder);
            Files.writeString(settings, lines.formatted(port, controller, folder.resolve("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String main, String... arguments) {
        int code = ChildProcess.start(folder.resolve("format.log"), command(main, arguments))
                .await(START);
        if (code != 0) {
            throw new IllegalStateException(main + " ended with " + code + ", see " + folder);
        }
    }

    private static List<String> command(String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns where it is, as {@code bootstrap.servers} has it. */
    public String url() {
        return process.url();
    }

    /** Ends it as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Starts it again, with all that was stored. */
    public void start() {
        process.start();
    }

    /** Returns what is in it. */
    public KafkaTopics topics() {
        return topics;
    }

    @Override
    public void close() {
        topics.close();
        process.close();
    }
}
