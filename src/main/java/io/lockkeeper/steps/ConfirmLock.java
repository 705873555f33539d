package io.lockkeeper.steps;

import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.lease.Hold;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes sure that the lock is still held, right before what it protects: this process may have been paused for longer
 * than its Lease lasts. An exchange that took no lock passes.
 */
public final class ConfirmLock implements Processor {

    @Override
    public void process(Exchange exchange) {
        Hold hold = exchange.getProperty(Signal.HOLD, Hold.class);
        if (hold != null && !hold.isHeld()) {
            throw new TransientFailureException("the lock was lost before what it protects could be done", null);
        }
    }
}
