package io.lockkeeper.steps;

import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the decision about the alert. */
public final class RecordDecision implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RecordDecision.class);

    private final SignalMetrics metrics;

    /** Makes the step. */
    public RecordDecision(SignalMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) {
        Decision decision = Signal.get(exchange, Signal.DECISION, Decision.class);
        metrics.decided(decision);
        LOG.debug(
                "Incident {} is {} ({})",
                Signal.get(exchange, Signal.INCIDENT, Incident.class).fingerprint(),
                decision.reason().label(),
                decision.detail());
    }
}
