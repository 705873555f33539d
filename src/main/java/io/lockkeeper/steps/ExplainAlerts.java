package io.lockkeeper.steps;

import io.lockkeeper.alert.Received;
import io.lockkeeper.explain.Explainer;
import io.lockkeeper.incident.Deadline;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns the body from a list of alerts into a list of what would become of each, and why. */
public final class ExplainAlerts implements Processor {

    private final Explainer explainer;

    /** Makes the step. */
    public ExplainAlerts(Explainer explainer) {
        this.explainer = explainer;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Deadline deadline = Signal.get(exchange, Signal.DEADLINE, Deadline.class);
        List<?> alerts = exchange.getMessage().getMandatoryBody(List.class);
        exchange.getMessage()
                .setBody(alerts.stream()
                        .map(alert -> explainer.explain((Received) alert, deadline))
                        .toList());
    }
}
