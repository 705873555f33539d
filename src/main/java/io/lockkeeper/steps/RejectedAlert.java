package io.lockkeeper.steps;

import io.lockkeeper.incident.Outcome.Rejected;
import org.apache.camel.Exchange;

/** Ends an alert for which no request is made. */
final class RejectedAlert {

    private RejectedAlert() {}

    /** Puts the outcome in the place of the alert, and counts it. */
    static void set(Exchange exchange, Rejected rejected, SignalMetrics metrics) {
        exchange.getMessage().setBody(rejected);
        metrics.rejected(rejected.reason());
    }
}
