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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The newest request of an incident is deleted while two replicas are about to open the next. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletedPredecessorIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int FIRST = 0;
    private static final int SECOND = 1;

    /** Nothing runs out while a call is held, and a view is beyond doubt as long as its watch is quiet by itself alone. */
    private static final Map<String, String> PATIENT = Map.of(
            "LOCKKEEPER_API_TIMEOUT", "4s",
            "LOCKKEEPER_HTTP_DEADLINE", "10s",
            "LOCKKEEPER_LEASE_DURATION", "8s",
            "LOCKKEEPER_LEASE_WAIT", "8s",
            "LOCKKEEPER_VIEW_DOUBTFUL", "11s",
            "LOCKKEEPER_VIEW_DOUBT", "25s");

    private final KubeCluster cluster;
    private final Fleet locked;

    DeletedPredecessorIT(KubeCluster cluster) {
        this.cluster = cluster;
        this.locked = new Fleet(cluster, PATIENT);
    }

    @AfterAll
    void close() {
        locked.close();
    }

    /** The second replica has seen the deletion, or its watch is late and it has not. */
    @ParameterizedTest
    @CsvSource({
        "BEFORE_LOCK, true",
        "BEFORE_LOCK, false",
        "AFTER_LOCK, true",
        "AFTER_LOCK, false",
        "BEFORE_CONFIRMATION, true",
        "BEFORE_CONFIRMATION, false",
        "AFTER_CONFIRMATION, true",
        "AFTER_CONFIRMATION, false",
        "BEFORE_CREATION, true",
        "BEFORE_CREATION, false",
        "AFTER_CREATION, true",
        "AFTER_CREATION, false"
    })
    void withTheLockOneIsOpened(Point point, boolean seen) {
        String workload = point.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + seen;
        Replica first = locked.replicas().get(FIRST);
        Replica second = locked.replicas().get(SECOND);
        locked.awaitNoDoubt();
        endOne(locked, workload);
        try (Hold call = point.hold(first.proxy())) {
            var one = post(locked, FIRST, workload);
            call.awaitArrived(SOON);
            if (!seen) {
                second.proxy().stallWatches();
            }
            deleteEnded(locked, workload);
            second.proxy().reset();
            var other = post(locked, SECOND, workload);
            await().atMost(SOON).until(() -> other.isDone() || waitsForLock(second));
            call.release();

            assertThat(List.of(one.join(), other.join())).containsExactlyInAnyOrder(201, 202);
        } finally {
            second.proxy().resumeWatches();
        }
        assertThat(locked.requests().of(workload)).hasSize(1);
        locked.awaitSeen();
    }

    /** Each names its request after another predecessor, so that the API server has no reason to refuse one. */
    @Test
    void withoutTheLockTwoMayBeOpenedAndAreSeen() {
        Map<String, String> unlocked = new HashMap<>(PATIENT);
        unlocked.put("LOCKKEEPER_LEASE_ENABLED", "false");
        try (Fleet fleet = new Fleet(cluster, unlocked)) {
            endOne(fleet, "unlocked");
            try (Hold call =
                    Point.BEFORE_CREATION.hold(fleet.replicas().get(FIRST).proxy())) {
                var one = post(fleet, FIRST, "unlocked");
                call.awaitArrived(SOON);
                deleteEnded(fleet, "unlocked");
                assertThat(post(fleet, SECOND, "unlocked").join()).isEqualTo(201);
                call.release();
                assertThat(one.join()).isEqualTo(201);
            }

            assertThat(fleet.requests().of("unlocked")).hasSize(2);
            await().atMost(SOON).until(() -> fleet.replicas().stream()
                    .allMatch(replica -> replica.process().metric("lockkeeper_duplicate_active_requests") == 1));
        }
    }

    private static boolean waitsForLock(Replica replica) {
        return !replica.proxy().calls(Point.LOOK).isEmpty();
    }

    private static void endOne(Fleet fleet, String workload) {
        assertThat(post(fleet, FIRST, workload).join()).isEqualTo(201);
        fleet.awaitSeen();
        fleet.requests()
                .phase(fleet.requests().of(workload).get(0).getMetadata().getName(), "Completed");
        fleet.awaitSeen();
    }

    /** Only what has ended has a phase here. */
    private static void deleteEnded(Fleet fleet, String workload) {
        fleet.requests().of(workload).stream()
                .filter(request -> request.get("status", "overallPhase") != null)
                .forEach(
                        request -> fleet.requests().delete(request.getMetadata().getName()));
    }

    private static CompletableFuture<Integer> post(Fleet fleet, int replica, String workload) {
        return OwnThread.supply(() ->
                fleet.replicas().get(replica).post(AlertBody.firing(workload)).statusCode());
    }
}
