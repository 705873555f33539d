package io.lockkeeper.steps;

import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Listing;
import io.lockkeeper.remediation.RemediationRequests;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Asks the API server for all requests of an incident that is in doubt. Where none of them stands, nothing is left to be
 * checked; otherwise the view knows by now, and the loop decides anew.
 */
public final class ListIncident implements Processor {

    private final RemediationRequests requests;
    private final Decider decider;

    /** Makes the step. */
    public ListIncident(RemediationRequests requests, Decider decider) {
        this.requests = requests;
        this.decider = decider;
    }

    @Override
    public void process(Exchange exchange) {
        Fingerprint fingerprint =
                Signal.get(exchange, Signal.INCIDENT, Incident.class).fingerprint();
        Listing listing =
                requests.list(fingerprint, decider.view().now(), Signal.get(exchange, Signal.DEADLINE, Deadline.class));
        List<KnownRequest> known = decider.view().layList(fingerprint, listing);
        Decision decision = decider.decideAmong(fingerprint, known);
        if (decision instanceof Decision.Open open) {
            exchange.setProperty(Signal.DECISION, open.checked());
        }
    }
}
