package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Outcome.Rejected;
import io.lockkeeper.incident.Outcome.Rejection;
import io.lockkeeper.target.Scope;
import io.lockkeeper.target.Target;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Rejects an alert whose resource nobody has asked to be remedied. */
public final class CheckScope implements Processor {

    private final Scope scope;

    /** Makes the step. */
    public CheckScope(Scope scope) {
        this.scope = scope;
    }

    @Override
    public void process(Exchange exchange) {
        Target target = Signal.get(exchange, Signal.TARGET, Target.class);
        Deadline deadline = Signal.get(exchange, Signal.DEADLINE, Deadline.class);
        if (!scope.isManaged(target, deadline::check)) {
            Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
            exchange.getMessage()
                    .setBody(new Rejected(alert.index(), alert.name(), Rejection.UNMANAGED_RESOURCE, target));
        }
    }
}
