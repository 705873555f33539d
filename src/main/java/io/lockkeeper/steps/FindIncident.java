package io.lockkeeper.steps;

import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.Incident;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Decides about the alert from what is known of its incident, without asking the API server. */
public final class FindIncident implements Processor {

    private final Decider decider;

    /** Makes the step. */
    public FindIncident(Decider decider) {
        this.decider = decider;
    }

    @Override
    public void process(Exchange exchange) {
        Incident incident = Signal.get(exchange, Signal.INCIDENT, Incident.class);
        exchange.setProperty(Signal.DECISION, decider.decide(incident.fingerprint()));
    }
}
