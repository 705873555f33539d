package io.lockkeeper.steps;

import io.lockkeeper.alert.Traceparent;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Keeps where the sender's trace stands, because no header gets past the intake. Where traces are made here, they know
 * better already; one that is malformed is as good as none.
 */
public final class KeepTraceparent implements Processor {

    @Override
    public void process(Exchange exchange) {
        if (exchange.getProperty(Signal.TRACEPARENT) == null) {
            Traceparent.of(exchange.getMessage().getHeader(Traceparent.HEADER, String.class))
                    .ifPresent(sent -> exchange.setProperty(Signal.TRACEPARENT, sent));
        }
    }
}
