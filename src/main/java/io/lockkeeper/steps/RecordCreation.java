package io.lockkeeper.steps;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Ends an alert whose request the API server has stored: the body becomes an {@link Outcome}. */
public final class RecordCreation implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        ObjectMeta stored = exchange.getMessage()
                .getMandatoryBody(GenericKubernetesResource.class)
                .getMetadata();
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        Incident incident = Signal.get(exchange, Signal.INCIDENT, Incident.class);
        exchange.getMessage()
                .setBody(new Outcome.Created(
                        alert.index(), alert.name(), incident.fingerprint(), stored.getNamespace(), stored.getName()));
    }
}
