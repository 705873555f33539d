package io.lockkeeper.steps;

import io.lockkeeper.incident.Incident;
import io.lockkeeper.target.Target;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Remembers which incident the alert belongs to, and gives this handling of it an id of its own. */
public final class IdentifyIncident implements Processor {

    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(Signal.INCIDENT, Incident.of(Signal.get(exchange, Signal.TARGET, Target.class)));
        exchange.setProperty(Signal.DELIVERY, UUID.randomUUID().toString());
    }
}
