package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.Received;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Keeps the alert for the steps that find something else in the body, and counts it. */
public final class ReceiveAlert implements Processor {

    private final SignalMetrics metrics;

    /** Makes the step. */
    public ReceiveAlert(SignalMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Received received = exchange.getMessage().getMandatoryBody(Received.class);
        exchange.setProperty(Signal.ALERT, received);
        if (received instanceof Alert alert) {
            metrics.received(alert.source(), alert.severity());
        }
    }
}
