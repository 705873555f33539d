package io.lockkeeper.steps;

import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.remediation.RemediationRequests;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads the request before the one that is to be created: deleted, it would be missing from the line that names follow.
 * Where it is still there and at its end, nothing is left to be checked; otherwise what was read is laid over the view,
 * and the decision stays unchecked, so that the loop decides anew.
 */
public final class ConfirmPredecessor implements Processor {

    private final RemediationRequests requests;
    private final Decider decider;

    /** Makes the step. */
    public ConfirmPredecessor(RemediationRequests requests, Decider decider) {
        this.requests = requests;
        this.decider = decider;
    }

    @Override
    public void process(Exchange exchange) {
        Fingerprint fingerprint =
                Signal.get(exchange, Signal.INCIDENT, Incident.class).fingerprint();
        Decision.Open decision = Signal.get(exchange, Signal.DECISION, Decision.Open.class);
        KnownRequest predecessor = ((Check.Predecessor) decision.check()).request();
        Optional<KnownRequest> read =
                requests.find(predecessor.name(), Signal.get(exchange, Signal.DEADLINE, Deadline.class));
        read.ifPresent(decider.view()::lay);
        if (read.filter(found -> found.uid().equals(predecessor.uid())).isEmpty()) {
            decider.view().gone(fingerprint, predecessor.uid());
        } else if (!decider.takesDuplicates(read.get())) {
            exchange.setProperty(Signal.DECISION, decision.checked());
        }
    }
}
