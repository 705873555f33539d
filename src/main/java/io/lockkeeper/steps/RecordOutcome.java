package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.http.ProblemKind;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what became of the alert, and logs it in one line: the outcome, why, and whom it is about. Neither payload nor
 * labels are in it.
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
        LOG.atInfo()
                .addKeyValue("outcome", outcome.status())
                .addKeyValue("reason", reason)
                .addKeyValue("fingerprint", incident == null ? "" : incident.fingerprint())
                .addKeyValue("request_id", exchange.getProperty(Signal.REQUEST_ID, "", String.class))
                .log(
                        "{}: {} about {} ({}){}",
                        outcome.status(),
                        outcome.alertName(),
                        incident == null ? "nothing known" : incident.target().identity(),
                        reason,
                        request(outcome));
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
        if (outcome instanceof Outcome.Created created) {
            return ", RemediationRequest " + created.namespace() + "/" + created.name();
        }
        return outcome instanceof Outcome.Duplicate duplicate
                ? ", RemediationRequest " + duplicate.namespace() + "/" + duplicate.name() + ", alert number "
                        + duplicate.occurrences().count()
                : "";
    }
}
