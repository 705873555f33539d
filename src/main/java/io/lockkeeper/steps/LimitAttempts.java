package io.lockkeeper.steps;

import io.lockkeeper.incident.TransientFailureException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;

/** Ends a loop that finds the incident changed each time. */
public final class LimitAttempts implements Processor {

    private final int most;

    /**
     * Makes the step.
     *
     * @param most rounds of the loop
     */
    public LimitAttempts(int most) {
        this.most = most;
    }

    @Override
    public void process(Exchange exchange) {
        int round = exchange.getProperty(ExchangePropertyKey.LOOP_INDEX, 0, Integer.class);
        if (round >= most) {
            throw new TransientFailureException(
                    "the incident changed each of the " + most + " times that it was looked at", null);
        }
    }
}
