package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.remediation.OccurrenceRecorder;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Counts the alert on the request that stands for its incident: the body becomes an {@link Outcome} once that is stored.
 * Where the request takes no duplicates any more, the body stays the alert, about which the loop decides anew.
 */
public final class CountOccurrence implements Processor {

    private final OccurrenceRecorder recorder;

    /** Makes the step. */
    public CountOccurrence(OccurrenceRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void process(Exchange exchange) {
        Decision.Known decision = Signal.get(exchange, Signal.DECISION, Decision.Known.class);
        KnownRequest request = decision.request();
        Deadline deadline = Signal.get(exchange, Signal.DEADLINE, Deadline.class);
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        Incident incident = Signal.get(exchange, Signal.INCIDENT, Incident.class);
        recorder.count(request, exchange.getProperty(Signal.TRACEPARENT, Traceparent.class), deadline)
                .map(stored -> new Outcome.Duplicate(
                        alert.index(),
                        alert.name(),
                        incident.fingerprint(),
                        request.namespace(),
                        request.name(),
                        decision.reason(),
                        stored))
                .ifPresent(exchange.getMessage()::setBody);
    }
}
