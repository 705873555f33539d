package io.lockkeeper.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Two replicas that a Prometheus watches, and what may go wrong for them. */
final class WatchedReplicas {

    static final Duration SOON = Duration.ofSeconds(60);

    private static final String TWICE = "ab" + "0".repeat(62);

    private final Installation installation;
    private final GatewayProcess one;
    private final GatewayProcess other;
    private int number;
    private int failed;

    /**
     * Starts them.
     *
     * @param environment further variables of both
     */
    WatchedReplicas(Installation installation, Map<String, String> environment) {
        this.installation = installation;
        one = start("gateway-0", environment);
        other = start("gateway-1", environment);
    }

    /** Starts a Prometheus that knows nothing of what was before, and returns it once it has seen both. */
    Prometheus watch(Rules rules) {
        Prometheus prometheus = Prometheus.start(
                rules, Map.of("gateway-0", one.management("metrics"), "gateway-1", other.management("metrics")));
        await("the first scrape")
                .atMost(SOON)
                .until(() -> prometheus.numbers("lockkeeper_active_requests").size() == 2);
        return prometheus;
    }

    private GatewayProcess start(String pod, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of(
                "POD_NAME",
                pod,
                "LOCKKEEPER_LEASE_DURATION",
                "60s",
                // With more, so many writes of one alert fail that nothing is written soon.
                "LOCKKEEPER_API_ATTEMPTS",
                "1"));
        all.putAll(environment);
        return installation.start(GatewayProcess.patient(all));
    }

    GatewayProcess one() {
        return one;
    }

    GatewayProcess other() {
        return other;
    }

    /** Has one replica wait for a lock that the other has. */
    void contend() {
        String workload = "contended-" + number++;
        installation.proxy().reset();
        try (Hold creation = installation.proxy().when(PathCall.CREATE.calls()).hold()) {
            CompletableFuture<Integer> first = OwnThread.supply(() -> post(one, AlertBody.firing(workload)));
            creation.awaitArrived(SOON);
            CompletableFuture<Integer> second = OwnThread.supply(() -> post(other, AlertBody.firing(workload)));
            installation.awaitLookAtLock();
            creation.release();
            assertThat(first.join()).isEqualTo(201);
            assertThat(second.join()).isEqualTo(202);
        }
    }

    /** Has one of two alerts answered 503, for the API server is in trouble; were it each of them, nothing were written soon. */
    void fail() {
        assertThat(post(one, AlertBody.firing("well"))).isBetween(201, 202);
        try (Rule trouble = installation.proxy().when(PathCall.CREATE.calls()).answer(503, "{}", Map.of())) {
            assertThat(post(one, AlertBody.firing("in-trouble-" + number++))).isEqualTo(503);
            assertThat(trouble.used()).isPositive();
            failed++;
        }
    }

    /** Returns how often that was. */
    int failed() {
        return failed;
    }

    /** Makes two active requests of one incident, as somebody would who knows of no lock. */
    void createTwice() {
        Requests requests = installation.requests();
        requests.create(Requests.sample("by-hand-" + number++, TWICE));
        requests.create(Requests.sample("by-hand-" + number++, TWICE));
    }

    /** Has one replica handle the first alert of an incident, whatever comes of it. */
    void post(String workload) {
        assertThat(post(one, AlertBody.firing(workload + "-" + number++))).isPositive();
    }

    /** Waits until both take alerts again. */
    void awaitMended() {
        String workload = "mended-" + number++;
        await("both to be well").atMost(SOON).untilAsserted(() -> {
            for (GatewayProcess replica : List.of(one, other)) {
                assertThat(Http.get(replica.management("readyz")).statusCode()).isEqualTo(200);
                assertThat(post(replica, AlertBody.firing(workload))).isBetween(201, 202);
            }
        });
    }

    static int post(GatewayProcess gateway, String body) {
        return Http.post(gateway.signals(), body).statusCode();
    }
}
