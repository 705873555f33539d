package io.lockkeeper.steps;

import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.StormLimits.Scope;
import io.lockkeeper.incident.StormRestraint;
import io.lockkeeper.incident.TransientFailureException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Leaves an alert to its sender's retry where its request would be one more than the limits of a storm allow. */
public final class RestrainStorm implements Processor {

    /** Nothing ends or passes a minute sooner than this makes a difference. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final StormRestraint restraint;
    private final SignalMetrics metrics;

    /** Makes the step. */
    public RestrainStorm(StormRestraint restraint, SignalMetrics metrics) {
        this.restraint = restraint;
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) {
        // In a further round of the loop it is still let in from the first.
        if (exchange.getProperty(Signal.RESTRAINED) != null) {
            return;
        }
        Incident incident = Signal.get(exchange, Signal.INCIDENT, Incident.class);
        Optional<Scope> against = restraint.enter(incident);
        if (against.isPresent()) {
            metrics.restrained(against.get());
            throw new TransientFailureException(
                    describe(against.get(), incident.target().namespace()), null, RETRY_AFTER, List.of());
        }
        exchange.setProperty(Signal.RESTRAINED, restraint);
        AtTheEnd.of(exchange, () -> restraint.leave(incident));
    }

    private static String describe(Scope scope, String namespace) {
        return switch (scope) {
            case OVERALL ->
                "as many RemediationRequests as the limits of lockkeeper.storm allow are active or were"
                        + " created in the last minute";
            case NAMESPACE ->
                "as many RemediationRequests about namespace '" + namespace
                        + "' as the limits of lockkeeper.storm allow are active or were created in the last minute";
        };
    }
}
