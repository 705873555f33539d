package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.SharedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the lock adds to the calls of an alert, where nobody else wants it. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockCallsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Installation installation;
    private final GatewayProcess gateway;

    LockCallsIT(Installation installation) {
        this.installation = installation;
        gateway = installation.start(
                Map.of("POD_NAME", "gateway-0", "LOCKKEEPER_LEASE_SWEEP", "1h", "LOCKKEEPER_API_TIMEOUT", "3s"));
    }

    @AfterEach
    void awaitTheLastCalls() {
        gateway.awaitCounted();
        installation.awaitNoLease();
    }

    @Test
    void newIncidentWritesOnceMoreBeforeItsAnswerAndOnceMoreAfter() {
        try (Hold release = installation
                .proxy()
                .when(ApiCall.delete(".*/leases/gw-lock-.*"))
                .hold()) {
            assertThat(post("new")).isEqualTo(201);
            release.awaitArrived(SOON);
            gateway.awaitCounted();
            assertThat(calls())
                    .containsExactlyInAnyOrder("POST leases", "POST requests", "PATCH status", "DELETE lease");
            assertThat(calls().subList(0, 2)).containsExactly("POST leases", "POST requests");
            assertThat(installation.leases().all()).singleElement().satisfies(lease -> {
                assertThat(lease.getSpec().getHolderIdentity()).startsWith("gateway-0/");
                assertThat(lease.getMetadata().getAnnotations().get("lockkeeper.io/key"))
                        .hasSize(64);
            });
        }
    }

    @Test
    void duplicateTakesNoLock() {
        assertThat(post("known")).isEqualTo(201);
        gateway.awaitCounted();
        installation.awaitNoLease();
        installation.proxy().reset();

        assertThat(post("known")).isEqualTo(202);

        assertThat(calls()).containsExactly("PATCH status");
    }

    @Test
    void leaseIsLeftToRunOutWhereItIsNotKnownWhatBecameOfTheCreation() {
        installation.proxy().when(PathCall.CREATE.calls()).answer(500, "{}", Map.of());

        assertThat(post("uncertain")).isEqualTo(503);
        installation.proxy().removeRules();

        assertThat(installation.leases().all()).hasSize(1);
        // It is waited for, as any other's would be.
        assertThat(post("uncertain")).isEqualTo(201);
        assertThat(calls()).contains("PUT lease");
        assertThat(gateway.metric("lockkeeper_lock_releases_total{outcome=\"abandoned\"}"))
                .isEqualTo(1);
        assertThat(gateway.metric("lockkeeper_lock_acquisitions_total{outcome=\"taken_over\"}"))
                .isEqualTo(1);
    }

    @Test
    void leaseThatMayNotBeCreatedIsLeftToTheSender() {
        installation.proxy().when(ApiCall.post(".*/leases")).answer(403, "{}", Map.of());

        var answer = Http.post(gateway.signals(), AlertBody.firing("forbidden"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Http.json(answer).path("detail").asText()).isEqualTo("this replica is not allowed to create Leases");
        assertThat(calls()).containsExactly("POST leases");
    }

    @Test
    void lockThatOthersHaveForTooLongIsLeftToTheSender() {
        GatewayProcess hasty = installation.start(Map.of(
                "POD_NAME", "gateway-1",
                "LOCKKEEPER_LEASE_SWEEP", "1h",
                "LOCKKEEPER_LEASE_DURATION", "1h",
                "LOCKKEEPER_LEASE_WAIT", "1s"));
        try (Hold creation = installation.proxy().when(PathCall.CREATE.calls()).hold()) {
            var first = OwnThread.supply(() -> post("contended"));
            creation.awaitArrived(SOON);

            var answer = Http.post(hasty.signals(), AlertBody.firing("contended"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(Http.json(answer).path("detail").asText()).contains("is held by gateway-0/");
            creation.release();
            assertThat(first.join()).isEqualTo(201);
        }
    }

    private List<String> calls() {
        return SignalCalls.of(installation.proxy());
    }

    private int post(String deployment) {
        return Http.post(gateway.signals(), AlertBody.firing(deployment)).statusCode();
    }
}
