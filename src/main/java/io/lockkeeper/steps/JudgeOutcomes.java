package io.lockkeeper.steps;

import io.lockkeeper.incident.DeadlineExceededException;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.TransientFailureException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns the body from the lanes' outcomes into one list in the order received, or fails the signal as a whole where an
 * alert failed for a reason that may pass: its sender then sends it again.
 */
public final class JudgeOutcomes implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        List<Outcome> outcomes = inOrder(exchange.getMessage().getMandatoryBody(Collection.class));
        List<Outcome.Failed> failures = outcomes.stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(Outcome.Failed.class::cast)
                .toList();
        if (outcomes.size() == 1 && !failures.isEmpty()) {
            throw failures.get(0).cause();
        }
        for (Outcome.Failed failed : failures) {
            if (failed.cause() instanceof DeadlineExceededException) {
                throw new DeadlineExceededException("all alerts were handled", outcomes);
            }
        }
        failures.stream().filter(Outcome.Failed::isTransient).findFirst().ifPresent(failed -> {
            throw ofBatch(failed, outcomes);
        });
        exchange.getMessage().setBody(outcomes);
    }

    private static List<Outcome> inOrder(Collection<?> lanes) {
        return lanes.stream()
                .flatMap(lane -> ((Collection<?>) lane).stream())
                .map(Outcome.class::cast)
                .sorted(Comparator.comparingInt(Outcome::index))
                .toList();
    }

    private static TransientFailureException ofBatch(Outcome.Failed first, List<Outcome> outcomes) {
        TransientFailureException cause = (TransientFailureException) first.cause();
        return new TransientFailureException(
                "alerts[" + first.index() + "]: " + cause.getMessage(), cause, cause.retryAfter(), outcomes);
    }
}
