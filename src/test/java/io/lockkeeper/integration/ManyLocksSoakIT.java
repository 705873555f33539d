package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Leases;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.LockRequest;
import io.lockkeeper.target.Target;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Locks of more incidents than anybody has, on a real API server: nothing is kept of them. */
@Tag("soak")
@ExtendWith(SharedCluster.class)
class ManyLocksSoakIT {

    private static final int MANY = 100_000;
    private static final int WARM_UP = 10_000;
    private static final int THREADS = 4;
    private static final long MOST_BYTES_EACH = 20;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration DURATION = Duration.ofSeconds(30);

    @Test
    void nothingIsKeptOfThem(KubeCluster cluster) throws Exception {
        String namespace = cluster.createNamespace("locks");
        Leases leases = new Leases(cluster.adminClient(), namespace);
        // Past the proxy, which would remember each call.
        KubernetesClient client = cluster.client(cluster.adminToken());
        try (LockPod pod = new LockPod("pod-0", client, namespace, DURATION)) {
            lock(pod, 0, WARM_UP);
            awaitReleased(leases);
            Footprint before = Footprint.now();
            long start = System.nanoTime();

            lock(pod, WARM_UP, WARM_UP + MANY);

            awaitReleased(leases);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Footprint after = Footprint.now();
            Figures.note(
                    getClass(),
                    "%d fingerprints locked and released in %d s: before %s, after %s"
                            .formatted(MANY, took.toSeconds(), before, after));
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
            assertThat(after.heap() - before.heap()).isLessThan(MOST_BYTES_EACH * MANY);
        }
    }

    /** Releases go on in the background. */
    private static void awaitReleased(Leases leases) {
        await("the locks to be given back")
                .atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> leases.all().isEmpty());
    }

    private static void lock(LockPod pod, int from, int to) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int part = 0; part < THREADS; part++) {
                int first = from + part;
                work.add(() -> lockEach(pod, first, to));
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static boolean lockEach(LockPod pod, int first, int to) throws InterruptedException {
        boolean all = true;
        for (int number = first; number < to; number += THREADS) {
            String key = Fingerprint.of(new Target("", "shop", "Deployment", "app-" + number, "apps/v1"))
                    .value();
            if (pod.lock().acquire(new LockRequest(key, pod, LONG)) instanceof Held held) {
                held.hold().release();
            } else {
                all = false;
            }
        }
        return all;
    }

    /**
     * What this JVM takes up.
     *
     * @param threads that live
     * @param heap bytes that are in use after a collection
     */
    private record Footprint(int threads, long heap) {

        static Footprint now() {
            System.gc();
            return new Footprint(
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }

        @Override
        public String toString() {
            return "%d threads, %.1f MiB of heap".formatted(threads, heap / 1048576.0);
        }
    }
}
