package io.lockkeeper.simulation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.lease.KubernetesLeaseStore;
import io.lockkeeper.lease.LeaseLock;
import io.lockkeeper.lease.LockMetrics;
import io.lockkeeper.lease.LockSettings;
import io.lockkeeper.steps.LeaseLockProcessor;
import java.time.Duration;
import org.apache.camel.Processor;

/** The lock of one gateway, put together as the gateway itself does, without what sweeps and drains. */
final class Locking {

    /** How much earlier a holder no longer counts on its Lease. */
    static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration DURATION = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofSeconds(8);

    private Locking() {}

    /** Returns the step that takes the lock. */
    static Processor step(Gateway gateway, KubernetesClient client, Decider decider) {
        World world = gateway.world();
        LeaseLock lock = new LeaseLock(
                new KubernetesLeaseStore(client, World.NAMESPACE, failure -> false),
                new LockSettings(gateway.toString(), DURATION, MARGIN),
                new SteppedLocks(gateway),
                LockMetrics.NONE,
                (lease, holder) -> gateway.view().otherCreator(world.clock().instant()));
        gateway.view().onNews(lock::wake);
        return new LeaseLockProcessor(
                lock, WAIT, exchange -> decider.decide(World.INCIDENT.fingerprint()) instanceof Decision.Known);
    }
}
