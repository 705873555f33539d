package io.lockkeeper.steps;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.Received;
import io.lockkeeper.cluster.ApiFailure;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.TransientFailureException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Ends an alert that could not be handled: the body becomes an {@link Outcome} that says whether a retry may mend it. */
public final class RecordFailure implements Processor {

    @Override
    public void process(Exchange exchange) {
        Received alert = Signal.get(exchange, Signal.ALERT, Received.class);
        forgetErrorHandler(exchange);
        Exception caught = Signal.get(exchange, Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.getMessage().setBody(new Outcome.Failed(alert.index(), alert.name(), judge(caught)));
    }

    /**
     * The error handler of the route that failed leaves marks that tell those of outer routes to keep out. Here the
     * failure is over, and whatever fails later is another one.
     */
    private static void forgetErrorHandler(Exchange exchange) {
        exchange.getExchangeExtension().setFailureHandled(false);
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
    }

    private static Exception judge(Exception caught) {
        if (caught instanceof KubernetesClientException refused && ApiFailure.isTransient(refused)) {
            return new TransientFailureException(
                    ApiFailure.describe(refused), refused, ApiFailure.retryAfter(refused), List.of());
        }
        return caught;
    }
}
