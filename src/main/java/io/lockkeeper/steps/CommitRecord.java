package io.lockkeeper.steps;

import io.lockkeeper.kafka.AlertRecord;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Tells Kafka that a record is done with: what became of it is stored. */
public final class CommitRecord implements Processor {

    @Override
    public void process(Exchange exchange) {
        Signal.get(exchange, Signal.RECORD, AlertRecord.class).commit();
    }
}
