package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.LeaseOf;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two replicas, and what becomes of the lock of an incident between them. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockedReplicasIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MANY = 20;

    private final Installation installation;
    private final GatewayProcess one;
    private final GatewayProcess other;

    LockedReplicasIT(Installation installation) {
        this.installation = installation;
        one = start("gateway-0");
        other = start("gateway-1");
    }

    @AfterEach
    void awaitTheLastCalls() {
        installation.proxy().removeRules();
        one.awaitCounted();
        other.awaitCounted();
        installation.awaitNoLease();
    }

    @Test
    void whoWaitsAtTheOtherReplicaIsAnsweredByTheRequestThatItSees() {
        try (Hold creation = installation.proxy().when(PathCall.CREATE.calls()).hold()) {
            var first = post(one, "seen");
            creation.awaitArrived(SOON);
            var second = post(other, "seen");
            installation.awaitLookAtLock();
            creation.release();

            assertThat(first.join()).isEqualTo(201);
            assertThat(second.join()).isEqualTo(202);
        }
        assertThat(other.metric("lockkeeper_lock_acquisitions_total{outcome=\"known\"}"))
                .isEqualTo(1);
        assertThat(installation.requests().of("seen")).hasSize(1);
        assertThat(installation.proxy().calls(PathCall.CREATE.calls())).hasSize(1);
    }

    @Test
    void alertsOfOneIncidentAtOneReplicaAskForItsLockOnce() {
        try (Hold creation = installation.proxy().when(PathCall.CREATE.calls()).hold()) {
            var first = post(one, "busy");
            creation.awaitArrived(SOON);
            List<CompletableFuture<Integer>> others =
                    Stream.generate(() -> post(one, "busy")).limit(MANY).toList();
            one.awaitPending(0);
            creation.release();

            assertThat(first.join()).isEqualTo(201);
            assertThat(others).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(202));
        }
        one.awaitCounted();
        installation.awaitNoLease();
        assertThat(installation.proxy().calls(ApiCall.post(".*/leases"))).hasSize(1);
        assertThat(installation.proxy().calls(ApiCall.delete(".*/leases/gw-lock-.*")))
                .hasSize(1);
        assertThat(installation.requests().of("busy"))
                .singleElement()
                .satisfies(request -> assertThat(Requests.occurrences(request)).isEqualTo(1 + MANY));
    }

    @Test
    void incidentsDoNotWaitForEachOther() {
        try (Hold creation =
                installation.proxy().when(PathCall.CREATE.calls()).times(1).hold()) {
            var slow = post(one, "slow");
            creation.awaitArrived(SOON);

            assertThat(post(one, "quick").join()).isEqualTo(201);
            assertThat(post(other, "quick-too").join()).isEqualTo(201);
            assertThat(slow).isNotDone();

            creation.release();
            assertThat(slow.join()).isEqualTo(201);
        }
    }

    @Test
    void leaseThatIsAnothersByNowIsNotDeleted() {
        String lease = LeaseOf.deployment("handed-on");
        try (Hold deletion =
                installation.proxy().when(ApiCall.delete(".*/leases/" + lease)).hold()) {
            assertThat(post(one, "handed-on").join()).isEqualTo(201);
            deletion.awaitArrived(SOON);
            installation.leases().hand(lease, "another/1");
        }
        awaitReleasedAsLost();

        assertThat(installation.leases().get(lease).getSpec().getHolderIdentity())
                .isEqualTo("another/1");
        installation.leases().delete(lease);
    }

    @Test
    void leaseIsGivenBackWhereTheCreationIsRefused() {
        installation.proxy().when(PathCall.CREATE.calls()).answer(422, "{}", Map.of());

        assertThat(post(one, "refused").join()).isEqualTo(500);

        installation.awaitNoLease();
        assertThat(installation.proxy().calls(ApiCall.delete(".*/leases/gw-lock-.*")))
                .singleElement()
                .satisfies(call -> assertThat(call.status()).isEqualTo(200));
    }

    @Test
    void replicaThatStopsLeavesNoLease() {
        GatewayProcess leaving = start("gateway-2");
        installation.proxy().when(ApiCall.delete(".*/leases/gw-lock-.*")).delay(Duration.ofSeconds(1));
        try (Hold creation = installation.proxy().when(PathCall.CREATE.calls()).hold()) {
            var last = post(leaving, "last");
            creation.awaitArrived(SOON);
            leaving.process().signal("TERM");
            creation.release();

            assertThat(last.join()).isEqualTo(201);
        }
        leaving.process().await(SOON);

        assertThat(installation.leases().all()).isEmpty();
    }

    private void awaitReleasedAsLost() {
        await().atMost(SOON).until(() -> one.metric("lockkeeper_lock_releases_total{outcome=\"lost\"}") > 0);
    }

    private GatewayProcess start(String pod) {
        return installation.start(Map.of(
                "POD_NAME", pod,
                "LOCKKEEPER_LEASE_SWEEP", "1h",
                // A busy machine shall not let any of it run out.
                "LOCKKEEPER_API_TIMEOUT", "9s",
                "LOCKKEEPER_LEASE_DURATION", "11s",
                "LOCKKEEPER_LEASE_WAIT", "20s",
                "LOCKKEEPER_HTTP_DEADLINE", "25s",
                "LOCKKEEPER_SHUTDOWN_DRAIN", "30s"));
    }

    private static CompletableFuture<Integer> post(GatewayProcess gateway, String deployment) {
        return OwnThread.supply(
                () -> Http.post(gateway.signals(), AlertBody.firing(deployment)).statusCode());
    }
}
