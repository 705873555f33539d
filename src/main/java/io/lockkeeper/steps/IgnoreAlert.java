package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Outcome.Dismissal;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Ends an alert about which there is nothing to do, because the trouble is over or there was none. */
public final class IgnoreAlert implements Processor {

    @Override
    public void process(Exchange exchange) {
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        Dismissal reason = alert.state() == Alert.State.NORMAL ? Dismissal.NORMAL_EVENT : Dismissal.RESOLVED;
        exchange.getMessage().setBody(new Outcome.Ignored(alert.index(), alert.name(), reason));
    }
}
