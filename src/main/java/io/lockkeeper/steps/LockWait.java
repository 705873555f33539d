package io.lockkeeper.steps;

import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.lease.LeaseStoreException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;

/** How long an exchange waits for a lock, and what it learns where the lock cannot be asked for. */
final class LockWait {

    private LockWait() {}

    /**
     * Returns how long it waits.
     *
     * @param wait from the arrival of the signal, where the exchange carries one, and never past its deadline
     */
    static Duration of(Exchange exchange, Duration wait) {
        Deadline deadline = exchange.getProperty(Signal.DEADLINE, Deadline.class);
        if (deadline == null) {
            return wait;
        }
        Duration left = wait.minus(deadline.spent());
        return left.compareTo(deadline.leftToCall()) < 0 ? left : deadline.leftToCall();
    }

    /**
     * Returns what an exchange fails with, because Leases cannot be asked.
     *
     * @param what could not be done, where that is no lack of a permission
     */
    static TransientFailureException failure(String what, LeaseStoreException e) {
        String told = e.reason() == LeaseStoreException.Reason.FORBIDDEN
                ? "this replica is not allowed to " + e.verb().label() + " Leases"
                : what;
        return new TransientFailureException(told, e, e.retryAfter().orElse(Duration.ofSeconds(1)), List.of());
    }
}
