package io.lockkeeper.steps;

import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.RefusedSignalException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Refuses a signal of which a part failed for good, where nobody reads its outcomes: it is to be looked at. */
public final class RefusePart implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        List<?> body = exchange.getMessage().getMandatoryBody(List.class);
        List<Outcome> outcomes = body.stream().map(Outcome.class::cast).toList();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Failed failed) {
                throw new RefusedSignalException(failed.cause(), outcomes);
            }
        }
    }
}
