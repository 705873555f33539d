package io.lockkeeper.integration;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.lease.KubernetesLeaseStore;
import io.lockkeeper.lease.LeaseLock;
import io.lockkeeper.lease.LockMetrics;
import io.lockkeeper.lease.LockSettings;
import io.lockkeeper.lease.SystemEnvironment;
import java.time.Duration;

/** One pod as far as locks are concerned: the lock as a library, with a client and threads of its own. */
final class LockPod implements AutoCloseable {

    private static final int THREADS = 4;
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final String name;
    private final KubernetesClient client;
    private final SystemEnvironment environment = new SystemEnvironment(THREADS);
    private final LeaseLock lock;

    /**
     * Makes one.
     *
     * @param client its own, which is closed with it
     * @param duration how long its Leases last
     */
    LockPod(String name, KubernetesClient client, String namespace, Duration duration) {
        this.name = name;
        this.client = client;
        lock = new LeaseLock(
                new KubernetesLeaseStore(client, namespace, failure -> false),
                new LockSettings(name, duration, MARGIN),
                environment,
                LockMetrics.NONE,
                (lease, holder) -> {});
    }

    String name() {
        return name;
    }

    LeaseLock lock() {
        return lock;
    }

    /** Ends its threads, as a process that is killed does: what it holds is neither renewed nor given back. */
    void kill() {
        environment.close();
    }

    @Override
    public void close() {
        environment.close();
        client.close();
    }
}
