package io.lockkeeper.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Reason;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each benchmark measures what its name says: nothing is refused, in doubt, or found where it should not be. */
class MicroBenchmarksTest {

    @ParameterizedTest
    @CsvSource({
        "deployment, 1",
        "batch-of-20, 20",
        "batch-of-200, 200",
        "grafana, 1",
        "event-core, 1",
        "event-new, 1",
        "generic, 1",
        "cloudevent-structured, 1",
        "cloudevent-base64, 1"
    })
    void readersReadAlerts(String body, int alerts) {
        ReaderBenchmark benchmark = new ReaderBenchmark();
        benchmark.body = body;
        benchmark.prepare();

        assertThat(benchmark.read()).hasSize(alerts).allSatisfy(read -> assertThat(read)
                .isInstanceOf(Alert.class));
    }

    @ParameterizedTest
    @CsvSource({"deployment", "grafana", "batch-of-200"})
    void manifestHoldsTheAlertOfTheBody(String body) {
        ManifestBenchmark benchmark = new ManifestBenchmark();
        benchmark.body = body;
        benchmark.prepare();

        assertThat(benchmark.render()).contains("\"signalName\":\"HighErrorRate\"");
    }

    @Test
    void viewKnowsOneIncidentAndNotTheOtherAndStaysAsLargeAsItIs() {
        ViewBenchmark benchmark = new ViewBenchmark();
        benchmark.requests = 10;
        benchmark.fill();

        assertThat(benchmark.decideKnown())
                .isInstanceOf(Decision.Known.class)
                .extracting(Decision::reason)
                .isEqualTo(Reason.ACTIVE);
        assertThat(benchmark.decideFirst())
                .asInstanceOf(InstanceOfAssertFactories.type(Decision.Open.class))
                .extracting(Decision.Open::check, Decision.Open::reason)
                .containsExactly(new Check.None(), Reason.FIRST);
        benchmark.lay();
        assertThat(benchmark.held()).isEqualTo(10);
    }

    @Test
    void fingerprintIsThatOfTheContract() {
        assertThat(new FingerprintBenchmark().of().value())
                .isEqualTo("c94bee70b191f68ccdaafdb961dd9a482167bd529bb7bffdcf07c4e113f06071");
    }

    @Test
    void tableTellsTimeAndMemoryOfEachBenchmark() throws Exception {
        assertThat(CostTable.of(Path.of("src/test/resources/bench/jmh.json")).lines())
                .containsExactly(
                        "benchmark                of                            ns/op          ±         B/op",
                        "Fingerprint.of                                         1,235         46          749",
                        "View.decideKnown         100000                          120          -          343");
    }
}
