package io.lockkeeper.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockkeeper.harness.ChildProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.InstalledTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Debian's Prometheus, which scrapes gateways each second and evaluates the project's rules as often. */
final class Prometheus implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");

    private final ChildProcess process;
    private final URI api;

    private Prometheus(ChildProcess process, URI api) {
        this.process = process;
        this.api = api;
    }

    /**
     * Starts one, and returns once it listens.
     *
     * @param targets the URLs of the metrics of each pod, by its name
     */
    static Prometheus start(Rules rules, Map<String, URI> targets) {
        Path folder = Path.of("target", "prometheus", UUID.randomUUID().toString());
        Path file = rules.write(folder);
        StringBuilder configuration = new StringBuilder(
                """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [%s]
                scrape_configs:
                  - job_name: lockkeeper
                    metrics_path: /metrics
                    static_configs:
                """
                        .formatted(file.getFileName()));
        targets.forEach((pod, url) -> configuration.append(
                """
                      - {targets: ["%s"], labels: {namespace: kubernaut-system, pod: %s}}
                """
                        .formatted(url.getAuthority(), pod)));
        try {
            Files.writeString(folder.resolve("prometheus.yml"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildProcess process = ChildProcess.start(
                folder.resolve("prometheus.log"),
                List.of(
                        InstalledTool.ofDebian("prometheus", "prometheus"),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:0"),
                Map.of(),
                ChildProcess.GRACE);
        String address = process.awaitLog(LISTENS, Duration.ofSeconds(30)).group(1);
        return new Prometheus(process, URI.create("http://" + address + "/api/v1/"));
    }

    /**
     * Returns what an expression is now, one number for each of its series; series without a number are left out.
     *
     * @throws IllegalStateException where Prometheus does not understand it
     */
    List<Double> numbers(String expression) {
        JsonNode answer = Http.json(Http.get(api.resolve("query?query=" + URLEncoder.encode(expression, UTF_8))));
        if (!answer.path("status").asText().equals("success")) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        return stream(answer.at("/data/result"))
                .map(series -> series.at("/value/1").asDouble(Double.NaN))
                .filter(number -> !Double.isNaN(number))
                .toList();
    }

    /** Returns the rules, with what became of them when they were last evaluated. */
    List<JsonNode> rules() {
        return data("rules", "groups")
                .flatMap(group -> stream(group.path("rules")))
                .toList();
    }

    /** Returns the names of the alerts that fire. */
    Set<String> firing() {
        return data("alerts", "alerts")
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.at("/labels/alertname").asText())
                .collect(Collectors.toSet());
    }

    private Stream<JsonNode> data(String path, String list) {
        return stream(Http.json(Http.get(api.resolve(path))).path("data").path(list));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public void close() {
        process.close();
    }
}
