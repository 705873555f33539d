package io.lockkeeper.steps;

import io.lockkeeper.alert.Received;
import io.lockkeeper.http.Freshness;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Refuses a signal that is not of now. */
public final class CheckFreshness implements Processor {

    private final Freshness freshness;

    /** Makes the step. */
    public CheckFreshness(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        List<?> alerts = exchange.getMessage().getMandatoryBody(List.class);
        freshness.check(
                exchange.getProperty(Signal.SENT_AT, Instant.class),
                exchange.getProperty(Signal.ARRIVED_AT, Instant.class),
                alerts.stream().map(Received.class::cast).toList());
    }
}
