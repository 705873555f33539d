package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.target.TargetResolver;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** TEMPORARY. */
public final class ResolveTarget implements Processor {

    private final TargetResolver targets;

    /** Makes the step. */
    public ResolveTarget(TargetResolver targets) {
        this.targets = targets;
    }

    @Override
    public void process(Exchange exchange) {
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        targets.resolve(alert)
                .ifPresentOrElse(target -> exchange.setProperty(Signal.TARGET, target), () -> exchange.getMessage()
                        .setBody(new Outcome.Rejected(alert.index(), alert.name(), Outcome.Rejection.NO_TARGET, null)));
    }
}
