package io.lockkeeper.lease;

import io.lockkeeper.lease.Acquisition.Held;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes Leases that were left behind: those of keys that have not changed for several times as long as they last, as
 * far as was seen here. One replica does so at a time, slowly, a few Leases each time.
 */
final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    /** A holder that is late has its Lease taken over by whoever wants it; this is for those that nobody wants. */
    private static final int LIFETIMES = 4;

    private static final int MOST_LOOKED_AT = 1000;
    private static final int MOST_DELETED = 20;

    /** Enough to take over from a sweeper that is no more. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final LeaseLock lock;
    private final LockParts parts;
    private final Observations observations;
    private final Duration interval;

    /**
     * Makes one that does not yet sweep.
     *
     * @param interval from the end of one round to the next
     */
    Sweeper(LeaseLock lock, LockParts parts, Duration interval) {
        this.lock = lock;
        this.parts = parts;
        this.observations = new Observations(parts.environment(), MOST_LOOKED_AT);
        this.interval = interval;
    }

    /** Sweeps from now on, the first time after the interval, until the lock is drained. */
    void start() {
        Duration early = Duration.ofNanos(
                (long) (interval.toNanos() * parts.environment().random() / 10));
        parts.environment().after(interval.minus(early), this::round);
    }

    private void round() {
        if (lock.isDrained()) {
            return;
        }
        try {
            if (lock.acquireForSweep(new LockRequest(LeaseName.SWEEPER.key(), this, WAIT)) instanceof Held held) {
                sweep(held.hold());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Leases that were left behind are not swept now: {}", e.getMessage());
        } finally {
            start();
        }
    }

    private void sweep(Hold hold) {
        try {
            List<StoredLease> leftBehind = parts.store().list(LeaseName.PREFIX, MOST_LOOKED_AT).stream()
                    .filter(this::isLeftBehind)
                    .toList();
            leftBehind.stream()
                    .limit(MOST_DELETED)
                    .takeWhile(lease -> hold.isHeld())
                    .forEach(this::delete);
        } finally {
            hold.release();
        }
    }

    private boolean isLeftBehind(StoredLease lease) {
        Duration lifetime = lease.record().lifetime(parts.settings().duration());
        return observations.see(lease).compareTo(lifetime.multipliedBy(LIFETIMES)) >= 0;
    }

    private void delete(StoredLease lease) {
        LeaseStore.Deletion deletion = parts.store().delete(lease);
        observations.forget(lease.name());
        LOG.info("Lease {}, left behind by {}: {}", lease.name(), lease.record().holder(), deletion);
    }
}
