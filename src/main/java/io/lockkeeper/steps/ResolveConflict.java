package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.remediation.RemediationRequests;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds out whose request has the name that the API server refused. With this handling's own delivery id it is ours,
 * and only the reply was lost. Otherwise the body becomes the alert again, about which the loop decides anew.
 */
public final class ResolveConflict implements Processor {

    private final RemediationRequests requests;

    /** Makes the step. */
    public ResolveConflict(RemediationRequests requests) {
        this.requests = requests;
    }

    @Override
    public void process(Exchange exchange) {
        String name = Signal.get(exchange, Signal.DECISION, Decision.Open.class)
                .link()
                .name();
        String delivery = Signal.get(exchange, Signal.DELIVERY, String.class);
        Deadline deadline = Signal.get(exchange, Signal.DEADLINE, Deadline.class);
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        Incident incident = Signal.get(exchange, Signal.INCIDENT, Incident.class);
        exchange.getMessage()
                .setBody(requests.find(name, deadline)
                        .filter(request -> request.delivery().equals(delivery))
                        .<Object>map(ours -> new Outcome.Created(
                                alert.index(), alert.name(), incident.fingerprint(), ours.namespace(), ours.name()))
                        .orElse(alert));
    }
}
