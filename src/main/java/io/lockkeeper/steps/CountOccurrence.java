package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.remediation.RemediationRequests;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Counts the alert on the request that stands for its incident: the body becomes an {@link Outcome}. Where the request
 * has changed since it was read, the body stays the alert, about which the loop decides anew.
 */
public final class CountOccurrence implements Processor {

    private final RemediationRequests requests;
    private final Clock clock;

    /** Makes the step. */
    public CountOccurrence(RemediationRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        KnownRequest request =
                Signal.get(exchange, Signal.DECISION, Decision.Known.class).request();
        Occurrences counted = before(request).next(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Deadline deadline = Signal.get(exchange, Signal.DEADLINE, Deadline.class);
        if (requests.count(request, counted, deadline)) {
            Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
            Incident incident = Signal.get(exchange, Signal.INCIDENT, Incident.class);
            exchange.getMessage()
                    .setBody(new Outcome.Duplicate(
                            alert.index(),
                            alert.name(),
                            incident.fingerprint(),
                            request.namespace(),
                            request.name(),
                            counted));
        }
    }

    /** A request that nothing has been counted on stands for the one alert that it was made for. */
    private static Occurrences before(KnownRequest request) {
        Instant created = request.created();
        Occurrences stored = request.occurrences();
        return stored == null ? new Occurrences(created, created, 1) : stored;
    }
}
