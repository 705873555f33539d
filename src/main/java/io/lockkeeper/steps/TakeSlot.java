package io.lockkeeper.steps;

import io.lockkeeper.http.Slots;
import io.lockkeeper.http.Slots.Slot;
import io.lockkeeper.incident.TransientFailureException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Takes a slot for the request, once all of it is here: a slow sender holds none. {@link HttpReply} gives it back before
 * its sender can send the next, and the end of the exchange does in any case.
 */
public final class TakeSlot implements Processor {

    private final Slots slots;

    /** Makes the step. */
    public TakeSlot(Slots slots) {
        this.slots = slots;
    }

    @Override
    public void process(Exchange exchange) {
        Slot slot = slots.take()
                .orElseThrow(
                        () -> new TransientFailureException("as many requests as are allowed are being handled", null));
        exchange.setProperty(Signal.SLOT, slot);
        AtTheEnd.of(exchange, slot::close);
    }
}
