package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Outcome.Rejected;
import io.lockkeeper.target.Resolution;
import io.lockkeeper.target.TargetResolver;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Finds the resource that the alert is about. The body of one that is about none becomes an outcome. */
public final class ResolveTarget implements Processor {

    private final TargetResolver targets;

    /** Makes the step. */
    public ResolveTarget(TargetResolver targets) {
        this.targets = targets;
    }

    @Override
    public void process(Exchange exchange) {
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        Deadline deadline = Signal.get(exchange, Signal.DEADLINE, Deadline.class);
        Resolution resolution = targets.resolve(alert, deadline::check);
        if (resolution instanceof Resolution.Found found) {
            exchange.setProperty(Signal.TARGET, found.target());
        } else {
            exchange.getMessage().setBody(Rejected.of(alert.index(), alert.name(), resolution));
        }
    }
}
