package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Ends an alert whose sender says that the trouble is over. */
public final class IgnoreResolved implements Processor {

    @Override
    public void process(Exchange exchange) {
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        exchange.getMessage().setBody(new Outcome.Ignored(alert.index(), alert.name(), Outcome.Dismissal.RESOLVED));
    }
}
