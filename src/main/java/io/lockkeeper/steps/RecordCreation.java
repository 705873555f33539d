package io.lockkeeper.steps;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.remediation.OccurrenceRecorder;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;

/**
 * Ends an alert whose request the API server has stored: the body becomes an {@link Outcome}. The first count is written
 * meanwhile, and not waited for.
 */
public final class RecordCreation implements Processor {

    private final OccurrenceRecorder recorder;

    /** Makes the step. */
    public RecordCreation(OccurrenceRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        KnownRequest stored = stored(exchange);
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        Incident incident = Signal.get(exchange, Signal.INCIDENT, Incident.class);
        recorder.created(stored, exchange.getProperty(Signal.TRACEPARENT, Traceparent.class));
        exchange.getMessage()
                .setBody(new Outcome.Created(
                        alert.index(), alert.name(), incident.fingerprint(), stored.namespace(), stored.name()));
    }

    /** The producer leaves what the API server answered; where that was lost, {@link ResolveConflict} has read it. */
    private static KnownRequest stored(Exchange exchange) throws InvalidPayloadException {
        if (exchange.getMessage().getBody() instanceof KnownRequest read) {
            Uncertainty.landed(exchange);
            return read;
        }
        return KnownRequest.of(exchange.getMessage().getMandatoryBody(GenericKubernetesResource.class));
    }
}
