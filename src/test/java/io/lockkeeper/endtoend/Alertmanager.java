package io.lockkeeper.endtoend;

import static java.util.stream.Collectors.joining;

import io.lockkeeper.harness.ChildProcess;
import io.lockkeeper.harness.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's Alertmanager, with a webhook as its only receiver. It repeats what fires every second. */
final class Alertmanager implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");

    private final ChildProcess process;
    private final URI alerts;
    private final Instant startsAt = Instant.now();

    private Alertmanager(ChildProcess process, URI alerts) {
        this.process = process;
        this.alerts = alerts;
    }

    /** Starts one that posts to a URL. */
    static Alertmanager start(URI webhook) {
        Path folder = Path.of("target", "alertmanager", UUID.randomUUID().toString());
        Path configuration = folder.resolve("alertmanager.yml");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    configuration,
                    """
                    route:
                      receiver: lockkeeper
                      group_by: [alertname, deployment]
                      group_wait: 0s
                      group_interval: 1s
                      repeat_interval: 1s
                    receivers:
                      - name: lockkeeper
                        webhook_configs:
                          - url: %s
                            send_resolved: true
                    """
                            .formatted(webhook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildProcess process = ChildProcess.start(
                folder.resolve("alertmanager.log"),
                List.of(
                        executable(),
                        "--config.file=" + configuration,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:0",
                        "--cluster.listen-address="),
                Map.of(),
                ChildProcess.GRACE);
        Matcher line = process.awaitLog(LISTENS, Duration.ofSeconds(30));
        return new Alertmanager(process, URI.create("http://" + line.group(1) + "/api/v2/alerts"));
    }

    /** Has an alert fire for each Deployment of the namespace shop. */
    void fire(String... deployments) {
        post("", deployments);
    }

    /** Ends those alerts. */
    void resolve(String... deployments) {
        post(", \"endsAt\": \"" + Instant.now() + "\"", deployments);
    }

    @Override
    public void close() {
        process.close();
    }

    private void post(String end, String... deployments) {
        HttpResponse<String> answer = Http.post(
                alerts,
                Arrays.stream(deployments)
                        .map(deployment ->
                                """
                                {"startsAt": "%s"%s, "annotations": {"summary": "too many errors"},
                                 "labels": {"alertname": "HighErrorRate", "severity": "critical",
                                            "namespace": "shop", "deployment": "%s"}}"""
                                        .formatted(startsAt, end, deployment))
                        .collect(joining(",", "[", "]")));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Alertmanager refused: " + answer.statusCode() + " " + answer.body());
        }
    }

    private static String executable() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "prometheus-alertmanager"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "prometheus-alertmanager is not on the path: install Debian's package prometheus-alertmanager"));
    }
}
