package io.lockkeeper.steps;

import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.lease.Acquisition;
import io.lockkeeper.lease.Hold;
import io.lockkeeper.lease.LeaseLock;
import io.lockkeeper.lease.LeaseStoreException;
import io.lockkeeper.lease.LockRequest;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Locks what the exchange property {@link Signal#LOCK_KEY} names, against all exchanges of all replicas, until the
 * exchange is done, well or not. An exchange that locks the same again has it already. Any route can use it.
 *
 * <p>Where others have the lock for too long, or it cannot be asked for, it fails with a {@link TransientFailureException}.
 * Where what it was to protect turns out to be done, it goes on without the lock, and says so in
 * {@link Signal#LOCK_FORGONE}.
 */
public final class LeaseLockProcessor implements Processor {

    private final LeaseLock lock;
    private final Duration wait;
    private final Predicate<Exchange> done;

    /**
     * Makes the step.
     *
     * @param wait how long to wait for others, from the arrival of the signal where the exchange carries one
     * @param done whether what an exchange wants the lock for is seen to be done already
     */
    public LeaseLockProcessor(LeaseLock lock, Duration wait, Predicate<Exchange> done) {
        this.lock = lock;
        this.wait = wait;
        this.done = done;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        String key = Signal.get(exchange, Signal.LOCK_KEY, String.class);
        exchange.removeProperty(Signal.LOCK_FORGONE);
        Acquisition acquisition = acquire(exchange, key);
        if (acquisition instanceof Acquisition.Held held) {
            keep(exchange, held.hold());
        } else if (acquisition instanceof Acquisition.Contended contended) {
            throw new TransientFailureException(
                    "the lock " + key + " is held by " + contended.holder().orElse("others of this replica"), null);
        } else {
            exchange.setProperty(Signal.LOCK_FORGONE, true);
        }
    }

    private Acquisition acquire(Exchange exchange, String key) throws InterruptedException {
        try {
            return lock.acquire(new LockRequest(key, exchange, LockWait.of(exchange, wait), () -> done.test(exchange)));
        } catch (LeaseStoreException e) {
            throw LockWait.failure("the lock could not be asked for", e);
        }
    }

    private static void keep(Exchange exchange, Hold hold) {
        if (exchange.getProperty(Signal.HOLD) == hold) {
            return;
        }
        exchange.setProperty(Signal.HOLD, hold);
        AtTheEnd.of(exchange, () -> Uncertainty.end(exchange, hold));
    }
}
