package io.lockkeeper.steps;

import io.lockkeeper.http.Shares;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.TransientFailureException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets only so many alerts of one incident be handled at once, until each has its outcome. */
public final class HoldShare implements Processor {

    private final Shares shares;

    /** Makes the step. */
    public HoldShare(Shares shares) {
        this.shares = shares;
    }

    @Override
    public void process(Exchange exchange) {
        Fingerprint fingerprint =
                Signal.get(exchange, Signal.INCIDENT, Incident.class).fingerprint();
        if (!shares.enter(fingerprint)) {
            throw new TransientFailureException(
                    "as many alerts of this incident as are allowed are being handled", null);
        }
        AtTheEnd.of(exchange, () -> shares.leave(fingerprint));
    }
}
