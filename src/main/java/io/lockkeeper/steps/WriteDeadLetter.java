package io.lockkeeper.steps;

import io.lockkeeper.http.ProblemKind;
import io.lockkeeper.incident.RefusedSignalException;
import io.lockkeeper.kafka.AlertRecord;
import io.lockkeeper.kafka.DeadLetter;
import io.lockkeeper.kafka.KafkaMetrics;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the message into the record of Kafka as it came, with why it could not be handled, for the topic of such. */
public final class WriteDeadLetter implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(WriteDeadLetter.class);

    private final @Nullable String topic;
    private final KafkaMetrics metrics;

    /**
     * Makes the step.
     *
     * @param topic where dead letters go; null for that of the record with {@code .dead-letter} behind it
     */
    public WriteDeadLetter(@Nullable String topic, KafkaMetrics metrics) {
        this.topic = topic;
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) {
        AlertRecord record = Signal.get(exchange, Signal.RECORD, AlertRecord.class);
        Throwable failure = told(Signal.get(exchange, Exchange.EXCEPTION_CAUGHT, Throwable.class));
        ProblemKind kind = ProblemKind.of(failure);
        String reason = kind.describe(failure, "", record.toString()).detail();
        String to = Optional.ofNullable(topic).orElse(record.topic() + ".dead-letter");
        LOG.warn("record {} goes to {}: {}", record, to, reason, kind == ProblemKind.INTERNAL_ERROR ? failure : null);
        metrics.deadLetter(kind.label());
        Message letter = exchange.getMessage();
        letter.removeHeaders("*");
        letter.setBody(record.value());
        letter.setHeader(KafkaConstants.OVERRIDE_TOPIC, to);
        if (record.key() != null) {
            letter.setHeader(KafkaConstants.KEY, record.key());
        }
        DeadLetter.headers(record, failure, reason, exchange.getFromRouteId()).forEach(letter::setHeader);
    }

    /** Nobody reads the results of a signal: what was wrong with the first alert that failed says more. */
    private static Throwable told(Throwable caught) {
        Throwable cause = caught.getCause();
        return caught instanceof RefusedSignalException && cause != null ? cause : caught;
    }
}
