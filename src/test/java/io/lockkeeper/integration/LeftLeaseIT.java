package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.Hold;
import io.lockkeeper.lease.LockRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leases that pods have left behind on a real API server. */
@ExtendWith(SharedCluster.class)
class LeftLeaseIT {

    private static final Duration DURATION = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Installation installation;

    LeftLeaseIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void oneOfManyTakesItOver() throws Exception {
        try (LockPod dead = pod("dead");
                LockPod one = pod("one");
                LockPod other = pod("other")) {
            hold(dead, "wanted");
            dead.kill();

            List<CompletableFuture<Integer>> takeovers = Stream.of(one, other)
                    .map(pod -> OwnThread.supply(() -> enter(pod)))
                    .toList();

            assertThat(takeovers).extracting(CompletableFuture::join).containsExactlyInAnyOrder(1, 0);
            one.lock().drain(SOON);
            other.lock().drain(SOON);
        }
        assertThat(installation.leases().all()).isEmpty();
    }

    @Test
    void thatWhichNobodyWantsIsSweptWhileThatOfALivingHolderStays() throws Exception {
        try (LockPod dead = pod("dead");
                LockPod living = pod("living");
                LockPod sweeper = pod("sweeper")) {
            hold(dead, "not wanted");
            dead.kill();
            Hold kept = hold(living, "wanted");
            assertThat(installation.leases().all()).hasSize(2);

            sweeper.lock().sweepEvery(Duration.ofSeconds(1));

            await().atMost(LONG).until(() -> installation.leases().all().size() < 2);
            assertThat(installation.leases().all())
                    .singleElement()
                    .extracting(lease -> lease.getSpec().getHolderIdentity())
                    .asString()
                    .startsWith("living/");
            kept.release();
            living.lock().drain(SOON);
            sweeper.lock().drain(SOON);
        }
    }

    /** Takes the lock and gives it back, and returns how often its Lease had been taken over until then. */
    private int enter(LockPod pod) {
        Hold hold = hold(pod, "wanted");
        Lease lease = installation.leases().all().get(0);
        assertThat(lease.getSpec().getHolderIdentity()).startsWith(pod.name() + "/");
        hold.release();
        return lease.getSpec().getLeaseTransitions();
    }

    private LockPod pod(String name) {
        KubernetesClient client = installation.client();
        return new LockPod(name, client, installation.namespace(), DURATION);
    }

    private Hold hold(LockPod pod, String key) {
        try {
            return ((Held) pod.lock().acquire(new LockRequest(key, this, SOON))).hold();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
