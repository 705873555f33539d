package io.lockkeeper.monitoring;

import static io.lockkeeper.monitoring.WatchedReplicas.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.load.Alerts;
import io.lockkeeper.load.Bounds;
import io.lockkeeper.load.Fingerprints;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.Pace;
import io.lockkeeper.load.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas at work, scraped by a real Prometheus: operators see what the dashboard, the rules and the documents promise. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringIT {

    private static final Path DOCUMENT = Path.of("docs/metrics.md");

    private final Rules rules = Rules.read();
    private final WatchedReplicas replicas;
    private final Prometheus prometheus;

    MonitoringIT(Installation installation, @TempDir Path routes) throws IOException {
        Files.writeString(routes.resolve("broken.yaml"), "- route:\n    id: broken\n    from: nonsense\n");
        replicas = new WatchedReplicas(installation, Map.of("LOCKKEEPER_ROUTES_DIRECTORY", routes.toString()));
        prometheus = replicas.watch(rules.hasty());
    }

    /** Everything that may happen to alerts, and then so many that there is something to see. */
    @BeforeAll
    void work() throws Exception {
        assertThat(WatchedReplicas.post(
                        replicas.one(), Files.readString(Path.of("samples/alertmanager-unmanaged.json"))))
                .isEqualTo(200);
        assertThat(WatchedReplicas.post(replicas.one(), Files.readString(Path.of("samples/alertmanager-no-name.json"))))
                .isEqualTo(400);
        fault();
        Target target = Target.of(
                replicas.one().signals().resolve("/"),
                replicas.other().signals().resolve("/"));
        LoadGenerator.run(Load.of(new Pace.Open(20, 20, Bounds.requests(80)), target)
                .with(Alerts.of(Fingerprints.mixed(0.5, 10))));
    }

    /** A few of the faults that {@link InjectedFaultsSoakIT} injects one by one. */
    private void fault() {
        String[] about = {"LockkeeperMoreThanOneActiveRequest", "LockkeeperAnswersFail", "LockkeeperLockContention"};
        assertThat(prometheus.firing()).doesNotContain(about);
        replicas.createTwice();
        await("the alerts").atMost(SOON).untilAsserted(() -> {
            replicas.fail();
            replicas.contend();
            assertThat(prometheus.firing()).contains(about);
        });
    }

    @AfterAll
    void close() {
        prometheus.close();
    }

    @Test
    void nothingThatIsLookedAtIsEmptyButWhatIsAboutKafka() {
        await("everything to be seen").atMost(SOON).untilAsserted(() -> assertThat(Expression.empty(
                        Expression.all(rules).filter(expression -> !Expression.needsKafka(expression)), prometheus))
                .isEmpty());
        // No topics are read here.
        assertThat(Expression.all(rules).filter(Expression::needsKafka))
                .isNotEmpty()
                .allSatisfy(
                        expression -> assertThat(prometheus.numbers(expression)).isEmpty());
    }

    @Test
    void whatIsSeenIsWhatHappened() {
        await("the last scrape").atMost(SOON).untilAsserted(() -> {
            assertThat(prometheus.numbers("sum(gateway_crds_created_total)"))
                    .containsExactly(Stream.of(replicas.one(), replicas.other())
                            .mapToDouble(gateway -> gateway.metrics().sum("gateway_crds_created_total"))
                            .sum());
            assertThat(prometheus.numbers("lockkeeper:lock_contention:ratio_rate5m"))
                    .singleElement(DOUBLE)
                    .isStrictlyBetween(0.0, 1.0);
            assertThat(prometheus.numbers(
                            "sum(gateway_http_request_duration_seconds_count{method=\"POST\",status=~\"5..\"})"))
                    .containsExactly((double) replicas.failed());
        });
    }

    @Test
    void everyRuleIsEvaluatedAndAFileThatDoesNotRunIsAlertedOf() {
        await("the alert").atMost(SOON).untilAsserted(() -> {
            assertThat(prometheus.rules())
                    .hasSize(rules.alerts().size() + rules.recorded().size())
                    .allSatisfy(rule -> assertThat(rule.path("health").asText())
                            .as(rule.toString())
                            .isEqualTo("ok"));
            assertThat(prometheus.firing()).contains("LockkeeperRoutesNotCurrent");
        });
    }

    @Test
    void everyMetricThatIsNamedAnywhereIsThere() throws IOException {
        assertThat(MetricNames.read().stream().filter(name -> !Expression.needsKafka(name)))
                .isNotEmpty()
                .isSubsetOf(MetricNames.scraped(scrape()));
    }

    @Test
    void everyMetricThatIsThereIsInTheDocument() throws IOException {
        Set<String> documented = new TreeSet<>(MetricNames.in(DOCUMENT));
        documented.removeIf(Expression::needsKafka);

        assertThat(documented).isEqualTo(MetricNames.families(scrape()));
    }

    private String scrape() {
        return Http.get(replicas.one().management("metrics")).body();
    }
}
