package io.lockkeeper.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.ChildProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.InstalledTool;
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

/** Debian's Alertmanager, set as {@code docs/senders} says. It repeats what fires every second. */
final class Alertmanager implements AutoCloseable {

    private static final Path DOCUMENTED = Path.of("docs/senders/alertmanager.yml");
    private static final Pattern LISTENS = Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");

    private final ChildProcess process;
    private final URI alerts;
    private final Instant startsAt = Instant.now();

    private Alertmanager(ChildProcess process, URI alerts) {
        this.process = process;
        this.alerts = alerts;
    }

    /** Starts one that posts to a URL, with the token that a file holds at the time. */
    static Alertmanager start(URI webhook, Path token) {
        Path folder = Path.of("target", "alertmanager", UUID.randomUUID().toString());
        Path configuration = folder.resolve("alertmanager.yml");
        try {
            Files.createDirectories(folder);
            Files.writeString(configuration, inHaste(Files.readString(DOCUMENTED), webhook, token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildProcess process = ChildProcess.start(
                folder.resolve("alertmanager.log"),
                List.of(
                        InstalledTool.ofDebian("prometheus-alertmanager", "prometheus-alertmanager"),
                        "--config.file=" + configuration,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:0",
                        "--cluster.listen-address="),
                Map.of(),
                ChildProcess.GRACE);
        Matcher line = process.awaitLog(LISTENS, Duration.ofSeconds(30));
        return new Alertmanager(process, URI.create("http://" + line.group(1) + "/api/v2/alerts"));
    }

    /** Returns the settings that the documents recommend, for another URL and token and without their times of waiting. */
    private static String inHaste(String settings, URI webhook, Path token) {
        String hasty = settings.replaceFirst("url: \\S+", "url: " + webhook)
                .replaceFirst("credentials_file: \\S+", "credentials_file: " + token)
                .replaceFirst("group_wait: \\S+", "group_wait: 0s")
                .replaceFirst("group_interval: \\S+", "group_interval: 1s")
                .replaceFirst("repeat_interval: \\S+", "repeat_interval: 1s");
        assertThat(hasty)
                .contains(
                        "url: " + webhook,
                        "credentials_file: " + token,
                        "group_wait: 0s",
                        "group_interval: 1s",
                        "repeat_interval: 1s");
        return hasty;
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
}
