package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.target.Target;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Ends an alert for which no request is made. */
final class RejectedAlert {

    private RejectedAlert() {}

    /** Puts the outcome in the place of the alert, and counts it. */
    static void set(Exchange exchange, Outcome.Rejection reason, @Nullable Target resource, SignalMetrics metrics) {
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        exchange.getMessage().setBody(new Outcome.Rejected(alert.index(), alert.name(), reason, resource));
        metrics.rejected(reason);
    }
}
