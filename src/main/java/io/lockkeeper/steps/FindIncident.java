package io.lockkeeper.steps;

import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about the alert from what is known of its incident, without asking the API server. */
public final class FindIncident implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(FindIncident.class);

    private final Decider decider;
    private final SignalMetrics metrics;

    /** Makes the step. */
    public FindIncident(Decider decider, SignalMetrics metrics) {
        this.decider = decider;
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) {
        Incident incident = Signal.get(exchange, Signal.INCIDENT, Incident.class);
        Decision decision = decider.decide(incident.fingerprint());
        metrics.decided(decision);
        LOG.debug("Incident {} is {}", incident.fingerprint(), decision);
        exchange.setProperty(Signal.DECISION, decision);
    }
}
