package io.lockkeeper.wiring;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.cluster.ApiProbe;
import io.lockkeeper.cluster.DefinitionCheck;
import io.lockkeeper.cluster.PermissionCheck;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps readiness true: asks the API server from time to time, for the definition while it does not fit, and for
 * permissions while some are missing and else once a minute.
 */
final class ClusterWatch implements Runnable {

    private static final Duration PERMISSIONS_EVERY = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

    private final ApiProbe probe;
    private final DefinitionCheck definition;
    private final PermissionCheck permissions;
    private final LongSupplier nanoTime;
    private long asked;

    /** Makes a watch over what may not have been checked yet. */
    ClusterWatch(ApiProbe probe, DefinitionCheck definition, PermissionCheck permissions, LongSupplier nanoTime) {
        this.probe = probe;
        this.definition = definition;
        this.permissions = permissions;
        this.nanoTime = nanoTime;
        this.asked = nanoTime.getAsLong();
    }

    /** Asks once. It never throws: a scheduler would not run it again. */
    @Override
    public void run() {
        try {
            probe.ask();
            if (probe.answered()) {
                check();
            }
        } catch (KubernetesClientException e) {
            LOG.debug("the definition or the permissions could not be asked for, it is tried again", e);
        } catch (RuntimeException e) {
            LOG.error("watching the cluster failed, please report this; it goes on", e);
        }
    }

    private void check() {
        if (definition.fault().isPresent()) {
            definition.check();
        }
        long now = nanoTime.getAsLong();
        if (permissions.fault().isPresent() || now - asked >= PERMISSIONS_EVERY.toNanos()) {
            permissions.check();
            asked = now;
        }
    }
}
