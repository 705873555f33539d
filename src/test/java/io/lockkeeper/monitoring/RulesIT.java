package io.lockkeeper.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lockkeeper.harness.ChildProcess;
import io.lockkeeper.harness.InstalledTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules on Prometheus' own test tool. */
class RulesIT {

    private static final Path TESTS = Path.of("src/test/prometheus/rules-test.yml");
    private static final Path UNKNOWN_LAG = Path.of("src/test/prometheus/unknown-lag.yml");
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    private final Rules rules = Rules.read();

    @BeforeEach
    void write() throws IOException {
        rules.write(folder);
        for (Path file : List.of(TESTS, UNKNOWN_LAG)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    @Test
    void rulesAreOnesThatPrometheusReads() {
        promtool("check", "rules", folder.resolve("rules.yml").toString());
    }

    @Test
    void eachAlertFiresOnWhatItIsForAndOnNothingElse() {
        promtool("test", "rules", folder.resolve("rules-test.yml").toString());
    }

    @Test
    void eachAlertHasATestInWhichItDoesNotFireAndThenDoes() throws IOException {
        List<String> tested = new ArrayList<>();
        for (JsonNode test : new YAMLMapper().readTree(TESTS.toFile()).path("tests")) {
            String name = test.path("name").asText();
            JsonNode quiet = test.at("/promql_expr_test/0/exp_samples");
            JsonNode loud = test.at("/promql_expr_test/1/exp_samples/0/labels");
            if (quiet.isEmpty() && loud.asText().equals("{alertname=\"" + name + "\"}")) {
                tested.add(name);
            }
        }

        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(rules.alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }

    private void promtool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(InstalledTool.ofDebian("promtool", "prometheus")));
        command.addAll(List.of(arguments));
        ChildProcess run = ChildProcess.start(folder.resolve("promtool.log"), command);
        assertThat(run.await(SOON)).as(run.logTail()).isZero();
    }
}
