package io.lockkeeper.steps;

import io.lockkeeper.alert.BinaryCloudEvent;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.kafka.AlertRecord;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Begins an attempt to handle a record of Kafka: with its value as the body, its format, and a deadline of its own. */
public final class TakeRecord implements Processor {

    private final String format;
    private final Duration time;
    private final Duration call;
    private final LongSupplier nanoTime;

    /**
     * Makes the step.
     *
     * @param format of a record that does not say
     * @param time that an attempt may take
     * @param call most time that one call to the API server takes
     * @param nanoTime monotonic clock in nanoseconds
     */
    public TakeRecord(String format, Duration time, Duration call, LongSupplier nanoTime) {
        this.format = format;
        this.time = time;
        this.call = call;
        this.nanoTime = nanoTime;
    }

    @Override
    public void process(Exchange exchange) {
        AlertRecord record = Signal.get(exchange, Signal.RECORD, AlertRecord.class);
        Map<String, String> attributes = record.attributes();
        exchange.setProperty(Signal.DEADLINE, Deadline.in(time, Duration.ZERO, call, nanoTime));
        exchange.setProperty(Signal.ARRIVED_AT, record.time());
        exchange.setProperty(Signal.REQUEST_ID, record.toString());
        exchange.setProperty(
                Signal.FORMAT, record.format().orElse(attributes.isEmpty() ? format : BinaryCloudEvent.FORMAT));
        exchange.getMessage()
                .setBody(
                        attributes.isEmpty()
                                ? record.value()
                                : BinaryCloudEvent.structured(attributes, record.value()));
    }
}
