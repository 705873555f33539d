package io.lockkeeper.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The newest request of an incident is deleted while two replicas are about to open the next. */
@ExtendWith(SharedCluster.class)
class DeletedPredecessorIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** A busy machine shall not let any of it run out. */
    private static final Map<String, String> PATIENT = Map.of(
            "LOCKKEEPER_API_TIMEOUT", "9s",
            "LOCKKEEPER_HTTP_DEADLINE", "20s",
            "LOCKKEEPER_LEASE_DURATION", "12s",
            "LOCKKEEPER_LEASE_WAIT", "15s",
            "LOCKKEEPER_VIEW_DOUBT", "60s");

    private final KubeCluster cluster;

    DeletedPredecessorIT(KubeCluster cluster) {
        this.cluster = cluster;
    }

    /** Each names its request after another predecessor, so that the API server has no reason to refuse one. */
    @Test
    void withoutTheLockTwoMayBeOpenedAndAreSeen() {
        Map<String, String> unlocked = new HashMap<>(PATIENT);
        unlocked.put("LOCKKEEPER_LEASE_ENABLED", "false");
        try (Fleet fleet = new Fleet(cluster, unlocked)) {
            endOne(fleet, "unlocked");
            try (Hold call = Point.BEFORE_CREATION.hold(fleet.replicas().get(0).proxy())) {
                var one = post(fleet, 0, "unlocked");
                call.awaitArrived(SOON);
                deleteEnded(fleet, "unlocked");
                assertThat(post(fleet, 1, "unlocked").join()).isEqualTo(201);
                call.release();
                assertThat(one.join()).isEqualTo(201);
            }

            assertThat(fleet.requests().of("unlocked")).hasSize(2);
            await().atMost(SOON).until(() -> fleet.replicas().stream()
                    .allMatch(replica -> replica.process().metric("lockkeeper_duplicate_active_requests") == 1));
        }
    }

    private static void endOne(Fleet fleet, String workload) {
        fleet.awaitActive(1, () -> assertThat(post(fleet, 0, workload).join()).isEqualTo(201));
        fleet.awaitActive(-1, () -> fleet.requests().phase(nameOfOnly(fleet, workload), "Completed"));
    }

    /** Only what has ended has a phase here. */
    private static void deleteEnded(Fleet fleet, String workload) {
        fleet.requests().of(workload).stream()
                .filter(request -> request.get("status", "overallPhase") != null)
                .forEach(
                        request -> fleet.requests().delete(request.getMetadata().getName()));
    }

    private static String nameOfOnly(Fleet fleet, String workload) {
        return fleet.requests().of(workload).get(0).getMetadata().getName();
    }

    private static CompletableFuture<Integer> post(Fleet fleet, int replica, String workload) {
        return OwnThread.supply(() ->
                fleet.replicas().get(replica).post(AlertBody.firing(workload)).statusCode());
    }
}
