package io.lockkeeper.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.Rule;
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
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
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

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path DOCUMENT = Path.of("docs/metrics.md");

    private final Installation installation;
    private final GatewayProcess one;
    private final GatewayProcess other;
    private final Rules rules = Rules.read();
    private final Prometheus prometheus;

    MonitoringIT(Installation installation, @TempDir Path routes) throws IOException {
        Files.writeString(routes.resolve("broken.yaml"), "- route:\n    id: broken\n    from: nonsense\n");
        this.installation = installation;
        one = start("gateway-0", routes);
        other = start("gateway-1", routes);
        prometheus = Prometheus.start(
                rules, Map.of("gateway-0", one.management("metrics"), "gateway-1", other.management("metrics")));
    }

    private GatewayProcess start(String pod, Path routes) {
        return installation.start(GatewayProcess.patient(Map.of(
                "POD_NAME",
                pod,
                "LOCKKEEPER_LEASE_DURATION",
                "60s",
                "LOCKKEEPER_ROUTES_DIRECTORY",
                routes.toString())));
    }

    /** Everything that may happen to alerts, and then so many that there is something to see. */
    @BeforeAll
    void work() throws Exception {
        await("the first scrape")
                .atMost(SOON)
                .until(() -> prometheus.numbers("lockkeeper_active_requests").size() == 2);
        assertThat(post(one, Files.readString(Path.of("samples/alertmanager-unmanaged.json"))))
                .isEqualTo(200);
        assertThat(post(one, Files.readString(Path.of("samples/alertmanager-no-name.json"))))
                .isEqualTo(400);
        try (Rule trouble = installation.proxy().when(PathCall.CREATE.calls()).answer(503, "{}", Map.of())) {
            assertThat(post(one, AlertBody.firing("in-trouble"))).isEqualTo(503);
            assertThat(trouble.used()).isPositive();
        }
        contend();
        Target target = Target.of(one.signals().resolve("/"), other.signals().resolve("/"));
        LoadGenerator.run(Load.of(new Pace.Open(20, 20, Bounds.requests(80)), target)
                .with(Alerts.of(Fingerprints.mixed(0.5, 10))));
    }

    /** Has one replica wait for a lock that the other has. */
    private void contend() {
        try (Hold creation = installation.proxy().when(PathCall.CREATE.calls()).hold()) {
            CompletableFuture<Integer> first = OwnThread.supply(() -> post(one, AlertBody.firing("contended")));
            creation.awaitArrived(SOON);
            CompletableFuture<Integer> second = OwnThread.supply(() -> post(other, AlertBody.firing("contended")));
            installation.awaitLookAtLock();
            creation.release();
            assertThat(first.join()).isEqualTo(201);
            assertThat(second.join()).isEqualTo(202);
        }
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
                    .containsExactly(one.metrics().sum("gateway_crds_created_total")
                            + other.metrics().sum("gateway_crds_created_total"));
            assertThat(prometheus.numbers("lockkeeper:lock_contention:ratio_rate5m"))
                    .singleElement(DOUBLE)
                    .isStrictlyBetween(0.0, 1.0);
            assertThat(prometheus.numbers(
                            "sum(gateway_http_request_duration_seconds_count{method=\"POST\",status=~\"5..\"})"))
                    .containsExactly(1.0);
        });
    }

    /** Further ones may be on their way on a machine that is slow. */
    @Test
    void everyRuleIsEvaluatedAndAFileThatDoesNotRunIsAlertedOf() {
        await("the alert").atMost(SOON).untilAsserted(() -> assertThat(prometheus.rules())
                .hasSize(rules.alerts().size() + rules.recorded().size())
                .allSatisfy(rule -> assertThat(rule.path("health").asText())
                        .as(rule.toString())
                        .isEqualTo("ok"))
                .filteredOn(rule -> !rule.path("alerts").isEmpty())
                .extracting(rule -> rule.path("name").asText())
                .contains("LockkeeperRoutesNotCurrent"));
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
        return Http.get(one.management("metrics")).body();
    }

    private static int post(GatewayProcess gateway, String body) {
        return Http.post(gateway.signals(), body).statusCode();
    }
}
