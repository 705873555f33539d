package io.lockkeeper.steps;

import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.remediation.RequestLine;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Decides about the alert from what the cluster knows of its incident. */
public final class FindIncident implements Processor {

    private final RequestLine line;

    /** Makes the step. */
    public FindIncident(RequestLine line) {
        this.line = line;
    }

    @Override
    public void process(Exchange exchange) {
        Incident incident = Signal.get(exchange, Signal.INCIDENT, Incident.class);
        Deadline deadline = Signal.get(exchange, Signal.DEADLINE, Deadline.class);
        exchange.setProperty(Signal.DECISION, line.decide(incident.fingerprint(), deadline));
    }
}
