package io.lockkeeper.load;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent, and what the result says about it, against a real HTTP server. */
@Timeout(60)
class LoadGeneratorTest {
    private FakeGateway gateway;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stopGateway() {
        gateway.close();
    }

    @Test
    void sendsAlertmanagerWebhookVersion4() throws Exception {
        Instant before = Instant.now();
        LoadGenerator.run(closed(1, 1)
                .with(Target.of(gateway.url()).withToken("secret"))
                .with(Alerts.of(Fingerprints.same()).withPrefix("shop").withNamespace("prod")));

        FakeGateway.Seen request = gateway.seen().get(0);
        assertThat(request.path()).isEqualTo("/api/v1/signals/prometheus");
        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(request.authorization()).containsExactly("Bearer secret");
        assertThat(request.body().path("version").asText()).isEqualTo("4");
        assertThat(request.body().path("status").asText()).isEqualTo("firing");
        JsonNode alert = request.body().path("alerts").path(0);
        assertThat(alert.path("labels").path("alertname").asText()).isNotEmpty();
        assertThat(alert.path("labels").path("severity").asText()).isEqualTo("warning");
        assertThat(alert.path("labels").path("namespace").asText()).isEqualTo("prod");
        assertThat(alert.path("labels").path("deployment").asText()).isEqualTo("shop-incident-0");
        assertThat(Instant.parse(alert.path("startsAt").asText())).isBetween(before, Instant.now());
    }

    @Test
    void uniqueNamesNewWorkloadForEachAlert() throws Exception {
        LoadResult result = LoadGenerator.run(
                closed(4, 50).with(Alerts.of(Fingerprints.unique()).withPerRequest(3)));

        assertThat(gateway.workloads()).hasSize(150).doesNotHaveDuplicates();
        assertThat(result.alerts()).isEqualTo(150);
        assertThat(result.decisions()).isEqualTo(Map.of("created", 150L));
    }

    @Test
    void sameNamesOneWorkload() throws Exception {
        LoadResult result = LoadGenerator.run(closed(4, 40).with(Alerts.of(Fingerprints.same())));

        assertThat(gateway.workloads()).hasSize(40);
        assertThat(result.byStatus()).isEqualTo(Map.of(201, 1L, 202, 39L));
        assertThat(result.decisions()).isEqualTo(Map.of("created", 1L, "duplicate", 39L));
    }

    @Test
    void mixedDealsItsShareEvenlyToKnownWorkloads() throws Exception {
        Alerts alerts = Alerts.of(Fingerprints.mixed(0.9, 10)).withPerRequest(50);
        LoadGenerator.run(closed(2, 20).with(alerts));

        List<String> known = gateway.workloads().stream()
                .filter(name -> name.contains("-incident-"))
                .toList();
        List<String> others = gateway.workloads().stream()
                .filter(name -> !name.contains("-incident-"))
                .toList();
        assertThat(known).hasSizeBetween(850, 950);
        assertThat(others).hasSize(1000 - known.size()).doesNotHaveDuplicates();
        Map<String, Long> times = known.stream().collect(groupingBy(identity(), counting()));
        long fewest = known.size() / 10;
        assertThat(times).hasSize(10);
        assertThat(times.values()).allMatch(count -> count == fewest || count == fewest + 1);
    }

    @Test
    void cycleNamesEachIncidentOnceBeforeAnyAgain() throws Exception {
        LoadGenerator.run(closed(1, 30).with(Alerts.of(Fingerprints.cycle(10))));

        List<String> names = gateway.workloads();
        for (int pass = 0; pass < 3; pass++) {
            assertThat(names.subList(pass * 10, pass * 10 + 10)).doesNotHaveDuplicates();
        }
    }

    @Test
    void cyclingBindsNoIncidentToOneUrl() throws Exception {
        try (FakeGateway other = new FakeGateway()) {
            LoadGenerator.run(Load.of(new Pace.Closed(1, false, Bounds.requests(80)), gateway.url(), other.url())
                    .with(Alerts.of(Fingerprints.cycle(4))));

            assertThat(gateway.workloads()).hasSize(40);
            assertThat(other.workloads()).hasSize(40);
            assertThat(gateway.workloads().stream().distinct()).hasSize(4);
            assertThat(other.workloads().stream().distinct()).hasSize(4);
        }
    }

    @Test
    void sameSeedAndPrefixSendTheSameAgain() throws Exception {
        Alerts alerts = Alerts.of(Fingerprints.mixed(0.5, 7)).withPrefix("again");
        LoadGenerator.run(closed(1, 30).with(alerts.withSeed(42)));
        LoadGenerator.run(closed(1, 30).with(alerts.withSeed(42)));
        LoadGenerator.run(closed(1, 30).with(alerts.withSeed(43)));

        List<String> names = gateway.workloads();
        assertThat(names.subList(30, 60)).isEqualTo(names.subList(0, 30));
        assertThat(names.subList(60, 90)).isNotEqualTo(names.subList(0, 30));
    }

    @Test
    void runsWithoutPrefixNeverMeet() throws Exception {
        LoadGenerator.run(closed(1, 5));
        LoadGenerator.run(closed(1, 5));

        assertThat(gateway.workloads()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void batchDecisionsAreSummedOverResults() throws Exception {
        LoadResult result = LoadGenerator.run(
                closed(1, 2).with(Alerts.of(Fingerprints.same()).withPerRequest(4)));

        assertThat(result.byStatus()).isEqualTo(Map.of(207, 2L));
        assertThat(result.decisions()).isEqualTo(Map.of("created", 1L, "duplicate", 7L));
    }

    @Test
    void closedLoopStopsAtItsDurationAndNotBefore() throws Exception {
        long from = System.nanoTime();
        LoadResult result = LoadGenerator.run(
                Load.of(new Pace.Closed(2, false, Bounds.lasting(Duration.ofMillis(200))), gateway.url()));

        assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(result.requests()).isPositive().isEqualTo(gateway.seen().size());
    }

    @Test
    void countsAddUp() throws Exception {
        LoadResult result = LoadGenerator.run(closed(3, 100));

        assertThat(result.requests()).isEqualTo(100).isEqualTo(result.answered());
        assertThat(result.perSecond().stream().mapToLong(Long::longValue).sum()).isEqualTo(100);
        assertThat(result.latency().overall().count()).isEqualTo(100);
        assertThat(result.latency().byStatus()).containsOnlyKeys(201);
        assertThat(result.throughput()).isEqualTo(100 * 1e9 / result.duration().toNanos());
        Latency overall = result.latency().overall();
        assertThat(List.of(
                        overall.min(),
                        overall.p50(),
                        overall.p90(),
                        overall.p95(),
                        overall.p99(),
                        overall.p999(),
                        overall.max()))
                .isSorted();
    }

    private Load closed(int clients, long count) {
        return Load.of(new Pace.Closed(clients, false, Bounds.requests(count)), gateway.url());
    }
}
