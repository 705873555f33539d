package io.lockkeeper.wiring;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.cluster.ApiProbe;
import io.lockkeeper.cluster.DefinitionCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps readiness true: asks the API server from time to time, and for as long as the definition does not fit, for it. */
final class ClusterWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

    private final ApiProbe probe;
    private final DefinitionCheck definition;

    ClusterWatch(ApiProbe probe, DefinitionCheck definition) {
        this.probe = probe;
        this.definition = definition;
    }

    /** Asks once. It never throws: a scheduler would not run it again. */
    @Override
    public void run() {
        try {
            probe.ask();
            if (probe.answered() && definition.fault().isPresent()) {
                definition.check();
            }
        } catch (KubernetesClientException e) {
            LOG.debug("the definition could not be read, it is tried again", e);
        } catch (RuntimeException e) {
            LOG.error("watching the cluster failed, please report this; it goes on", e);
        }
    }
}
