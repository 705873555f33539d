package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.http.ProblemKind;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Counts what became of the alert, and logs it in one line: the outcome, why, and whom it is about. Neither payload nor
 * labels are in it. What is told there is left in {@link Signal#TOLD}.
 */
public final class RecordOutcome implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RecordOutcome.class);

    private final SignalMetrics metrics;

    /** Makes the step. */
    public RecordOutcome(SignalMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Outcome outcome = exchange.getMessage().getMandatoryBody(Outcome.class);
        count(exchange, outcome);
        log(exchange, outcome);
    }

    private void count(Exchange exchange, Outcome outcome) {
        if (outcome instanceof Outcome.Created) {
            metrics.created(Signal.get(exchange, Signal.ALERT, Alert.class).source());
        } else if (outcome instanceof Outcome.Duplicate) {
            metrics.deduplicated(outcome.alertName());
        } else if (outcome instanceof Outcome.Rejected rejected) {
            metrics.rejected(rejected.reason());
        } else if (outcome instanceof Outcome.Failed failed && failed.cause() instanceof MalformedSignalException) {
            metrics.dropped(ProblemKind.VALIDATION_ERROR.label());
        }
    }

    private static void log(Exchange exchange, Outcome outcome) {
        Incident incident = exchange.getProperty(Signal.INCIDENT, Incident.class);
        String reason = reason(exchange, outcome);
        Map<String, String> told = told(exchange, outcome, reason);
        exchange.setProperty(Signal.TOLD, told);
        LoggingEventBuilder line = LOG.atInfo();
        for (Map.Entry<String, String> fact : told.entrySet()) {
            line = line.addKeyValue(fact.getKey(), fact.getValue());
        }
        Traceparent trace = exchange.getProperty(Signal.TRACEPARENT, Traceparent.class);
        if (trace != null) {
            line = line.addKeyValue("trace.id", trace.traceId());
        }
        line.log(
                "{}: {} about {} ({}){}",
                outcome.status(),
                outcome.alertName(),
                incident == null ? "nothing known" : incident.target().identity(),
                reason,
                request(outcome));
    }

    private static Map<String, String> told(Exchange exchange, Outcome outcome, String reason) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("outcome", outcome.status());
        told.put("reason", reason);
        Optional.ofNullable(exchange.getProperty(Signal.INCIDENT, Incident.class))
                .ifPresent(incident ->
                        told.put("fingerprint", incident.fingerprint().value()));
        name(outcome).ifPresent(name -> told.put("remediation_request", name));
        Optional.ofNullable(exchange.getProperty(Signal.REQUEST_ID, String.class))
                .ifPresent(id -> told.put("request_id", id));
        return told;
    }

    private static String reason(Exchange exchange, Outcome outcome) {
        if (outcome instanceof Outcome.Created) {
            return Signal.get(exchange, Signal.DECISION, Decision.class)
                    .reason()
                    .label();
        }
        if (outcome instanceof Outcome.Duplicate duplicate) {
            return duplicate.reason().label();
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return rejected.reason().label();
        }
        if (outcome instanceof Outcome.Ignored ignored) {
            return ignored.reason().label();
        }
        return ProblemKind.of(((Outcome.Failed) outcome).cause()).label();
    }

    private static String request(Outcome outcome) {
        String count = outcome instanceof Outcome.Duplicate duplicate
                ? ", alert number " + duplicate.occurrences().count()
                : "";
        return name(outcome).map(name -> ", RemediationRequest " + name + count).orElse("");
    }

    private static Optional<String> name(Outcome outcome) {
        if (outcome instanceof Outcome.Created created) {
            return Optional.of(created.namespace() + "/" + created.name());
        }
        return outcome instanceof Outcome.Duplicate duplicate
                ? Optional.of(duplicate.namespace() + "/" + duplicate.name())
                : Optional.empty();
    }
}
