package io.lockkeeper.steps;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.cluster.ApiFailure;
import io.lockkeeper.cluster.RetryPolicy;
import io.lockkeeper.incident.Deadline;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the step that has just failed is run again, and after which pause: by the {@link RetryPolicy}, and only where
 * the pause leaves enough of the signal's time for another call.
 */
public final class RetryCall implements Predicate {

    private final RetryPolicy policy;
    private final SignalMetrics metrics;

    /** Makes it. */
    public RetryCall(RetryPolicy policy, SignalMetrics metrics) {
        this.policy = policy;
        this.metrics = metrics;
    }

    /** Camel reads the pause from the header, and then restores the message that the step began with. */
    @Override
    public boolean matches(Exchange exchange) {
        Optional<Duration> pause = pause(exchange);
        pause.ifPresent(time -> exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, time.toMillis()));
        return pause.isPresent();
    }

    private Optional<Duration> pause(Exchange exchange) {
        if (!(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT)
                instanceof KubernetesClientException failure)) {
            return Optional.empty();
        }
        Uncertainty.note(exchange, failure);
        if (Uncertainty.isCreating(exchange)) {
            metrics.creationFailed(ApiFailure.kind(failure));
        }
        Deadline deadline = Signal.get(exchange, Signal.DEADLINE, Deadline.class);
        return policy.pause(failure, countFailure(exchange)).filter(deadline::leavesCallAfter);
    }

    /** Camel's own count is a header that outlives the step, so that a later step would begin with fewer attempts. */
    private static int countFailure(Exchange exchange) {
        Failures before = exchange.getProperty(Signal.FAILURES, Failures.class);
        Failures now = Failures.of(exchange, before);
        exchange.setProperty(Signal.FAILURES, now);
        return now.count();
    }

    /**
     * Failures of one step in a row.
     *
     * @param step id of the step
     * @param round of the loop that it runs in
     * @param count from 1
     */
    private record Failures(@Nullable String step, int round, int count) {

        static Failures of(Exchange exchange, @Nullable Failures before) {
            String step = exchange.getExchangeExtension().getHistoryNodeId();
            int round = exchange.getProperty(ExchangePropertyKey.LOOP_INDEX, 0, Integer.class);
            Failures first = new Failures(step, round, 1);
            return before != null && first.equals(new Failures(before.step, before.round, 1))
                    ? new Failures(step, round, before.count + 1)
                    : first;
        }
    }
}
