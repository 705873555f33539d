package io.lockkeeper.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replicas beside a creator that knows of the Lease alone. */
@ExtendWith(SharedCluster.class)
class OtherCreatorIT {

    private static final int ROUNDS = 8;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Predicate<ApiCall> HAS_IT =
            Point.LOCK.and(call -> call.status() == HttpURLConnection.HTTP_CREATED);

    private final KubeCluster cluster;

    OtherCreatorIT(KubeCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void noIncidentHasTwoActiveRequestsWhoeverIsFirst() {
        try (Fleet fleet = new Fleet(cluster, Map.of("LOCKKEEPER_DEDUP_VERIFY", "always"));
                Witness witness = new Witness(fleet.requests())) {
            OtherCreator other = new OtherCreator(fleet.requests(), fleet.leases());
            for (int round = 0; round < ROUNDS; round++) {
                boolean otherFirst = round % 2 == 0;
                String workload = "shared-" + round % 4;
                fleet.replicas().forEach(replica -> replica.proxy().reset());
                if (otherFirst) {
                    assertThat(other.take(workload)).isTrue();
                }
                var alerts = fleet.replicas().stream()
                        .map(replica ->
                                OwnThread.run(() -> witness.note(replica, replica.post(AlertBody.firing(workload)))))
                        .toList();
                await().atMost(SOON).until(() -> hasCalled(fleet, otherFirst ? Point.LOOK : HAS_IT));
                await().atMost(SOON).until(() -> otherFirst || other.take(workload));

                assertThat(other.finish(workload)).isEqualTo(otherFirst);

                alerts.forEach(CompletableFuture::join);
                fleet.awaitCounted();
                witness.check();
                fleet.requests().of(workload).forEach(request -> fleet.requests()
                        .phase(request.getMetadata().getName(), "Completed"));
            }
            fleet.awaitNoLease();
        }
    }

    private static boolean hasCalled(Fleet fleet, Predicate<ApiCall> call) {
        return fleet.replicas().stream()
                .anyMatch(replica -> !replica.proxy().calls(call).isEmpty());
    }
}
