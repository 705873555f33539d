package io.lockkeeper.steps;

import io.lockkeeper.kafka.AlertRecord;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Remembers the record of Kafka that came in, because no header gets past the intake. */
public final class KeepRecord implements Processor {

    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(Signal.RECORD, AlertRecord.of(exchange.getMessage()));
    }
}
