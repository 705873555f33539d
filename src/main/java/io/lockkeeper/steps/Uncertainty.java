package io.lockkeeper.steps;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.cluster.ApiFailure;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.lease.Hold;
import org.apache.camel.Exchange;

/**
 * How many attempts to create a request may still take effect although nobody waits for them any longer. That a later attempt
 * was answered says nothing of an earlier one: once the request is deleted, its name is free for what is still under way.
 */
final class Uncertainty {

    private Uncertainty() {}

    /** Returns whether a request is being created: once nothing is left to be checked, no other call is made. */
    static boolean isCreating(Exchange exchange) {
        return exchange.getProperty(Signal.DECISION) instanceof Decision.Open open
                && open.check() instanceof Check.None;
    }

    /** Learns of a call that failed. */
    static void note(Exchange exchange, KubernetesClientException failure) {
        if (isCreating(exchange) && ApiFailure.mayHaveLanded(failure)) {
            exchange.setProperty(Signal.UNCERTAIN, attempts(exchange) + 1);
        }
    }

    /** Learns that a request was found which one of these attempts has made. */
    static void landed(Exchange exchange) {
        exchange.setProperty(Signal.UNCERTAIN, Math.max(0, attempts(exchange) - 1));
    }

    /** Returns whether there is any. */
    static boolean of(Exchange exchange) {
        return attempts(exchange) > 0;
    }

    /** Gives back what an exchange has locked, or leaves it to run out where one may still take effect. */
    static void end(Exchange exchange, Hold hold) {
        if (of(exchange)) {
            hold.abandon();
        } else {
            hold.release();
        }
    }

    private static int attempts(Exchange exchange) {
        return exchange.getProperty(Signal.UNCERTAIN, 0, Integer.class);
    }
}
