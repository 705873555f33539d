package io.lockkeeper.lease;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a claim whose work is done: the key is added to those that are, and only then the claim is given back. It is
 * tried until it succeeds or the process stops, because a key that is free again has its work done twice.
 */
final class Confirmation {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmation.class);

    private final LeaseLock lock;
    private final DoneKeys done;
    private final LockEnvironment environment;
    private final String key;
    private final Hold claim;
    private final Backoff backoff;
    private boolean told;

    Confirmation(LeaseLock lock, DoneKeys done, LockEnvironment environment, String key, Hold claim) {
        this.lock = lock;
        this.done = done;
        this.environment = environment;
        this.key = key;
        this.claim = claim;
        this.backoff = new Backoff(environment);
    }

    /** Tries once, and returns whether it has succeeded; else it is tried again later. */
    boolean attempt() {
        String found;
        Duration least = Duration.ZERO;
        try {
            if (done.add(key, claim.holder())) {
                claim.release();
                return true;
            }
            found = "its Lease changes all the time";
        } catch (LeaseStoreException e) {
            found = String.valueOf(e.getMessage());
            least = e.retryAfter().orElse(least);
        }
        tryAgain(found, Durations.longer(backoff.next(), least));
        return false;
    }

    private void tryAgain(String found, Duration pause) {
        if (lock.isDrained()) {
            LOG.warn("'{}' is done, but not known to be, and may be done again: {}", key, found);
            claim.abandon();
            return;
        }
        if (!told) {
            LOG.warn("'{}' is done, but not known to be yet, which is tried again: {}", key, found);
            told = true;
        }
        environment.after(pause, () -> {
            var unused = attempt();
        });
    }
}
