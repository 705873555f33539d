package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.target.Target;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds the resource that the alert is about, and so its incident. An alert that is about none is rejected: its body
 * becomes an {@link Outcome}.
 */
public final class IdentifyIncident implements Processor {

    @Override
    public void process(Exchange exchange) {
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        Optional<Target> target = deployment(alert);
        if (target.isEmpty()) {
            exchange.getMessage()
                    .setBody(new Outcome.Rejected(alert.index(), alert.name(), Outcome.Rejection.NO_TARGET));
            return;
        }
        exchange.setProperty(Signal.INCIDENT, Incident.of(target.get()));
        exchange.setProperty(Signal.DELIVERY, UUID.randomUUID().toString());
    }

    private static Optional<Target> deployment(Alert alert) {
        String name = alert.labels().getOrDefault("deployment", "");
        String namespace = alert.labels().getOrDefault("namespace", "default");
        return name.isBlank()
                ? Optional.empty()
                : Optional.of(new Target("", namespace, "Deployment", name, "apps/v1"));
    }
}
