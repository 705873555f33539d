package io.lockkeeper.steps;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.DeadlineExceededException;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.RefusedSignalException;
import io.lockkeeper.incident.TransientFailureException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the body from the lanes' outcomes into one list in the order received, or fails the signal as a whole: where an
 * alert failed for a reason that may pass, so that its sender sends it again, and where all of them failed for good.
 */
public final class JudgeOutcomes implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(JudgeOutcomes.class);

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
        List<Outcome.Failed> bugs =
                failures.stream().filter(JudgeOutcomes::isBug).toList();
        bugs.forEach(bug -> log(exchange, bug));
        leaveToTheSender(failures, outcomes);
        if (failures.size() == outcomes.size()) {
            throw new RefusedSignalException(
                    (bugs.isEmpty() ? failures : bugs).get(0).cause(), outcomes);
        }
        exchange.getMessage().setBody(outcomes);
    }

    private static boolean isBug(Outcome.Failed failed) {
        return !failed.isTransient() && !(failed.cause() instanceof MalformedSignalException);
    }

    /** The answer to a batch tells its sender of each failure, but nothing of what is behind it. */
    private static void log(Exchange exchange, Outcome.Failed bug) {
        LOG.error(
                "request {}: alerts[{}] failed, please report this",
                exchange.getProperty(Signal.REQUEST_ID, "", String.class),
                bug.index(),
                bug.cause());
    }

    private static void leaveToTheSender(List<Outcome.Failed> failures, List<Outcome> outcomes) {
        for (Outcome.Failed failed : failures) {
            if (failed.cause() instanceof DeadlineExceededException) {
                throw new DeadlineExceededException("all alerts were handled", outcomes);
            }
        }
        failures.stream().filter(Outcome.Failed::isTransient).findFirst().ifPresent(failed -> {
            throw ofBatch(failed, outcomes);
        });
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
