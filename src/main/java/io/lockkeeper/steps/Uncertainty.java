package io.lockkeeper.steps;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.cluster.ApiFailure;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Decision;
import org.apache.camel.Exchange;

/** Whether a request may yet be created for an exchange that has given it up. */
final class Uncertainty {

    private Uncertainty() {}

    /** Learns of a call that failed: once nothing is left to be checked, the creation is the only one to be made. */
    static void note(Exchange exchange, KubernetesClientException failure) {
        boolean creating = exchange.getProperty(Signal.DECISION) instanceof Decision.Open open
                && open.check() instanceof Check.None;
        if (creating && ApiFailure.mayHaveLanded(failure)) {
            exchange.setProperty(Signal.UNCERTAIN, true);
        }
    }

    /** Learns that the API server has said what became of it. */
    static void end(Exchange exchange) {
        exchange.removeProperty(Signal.UNCERTAIN);
    }

    /** Returns whether it is so. */
    static boolean of(Exchange exchange) {
        return exchange.getProperty(Signal.UNCERTAIN, false, Boolean.class);
    }
}
