package io.lockkeeper.lease;

import io.lockkeeper.lease.Acquisition.Held;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes Leases that were left behind. One replica does so at a time, slowly, a few Leases each time. */
final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    /** Enough to take over from a sweeper that is no more. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final LeaseLock lock;
    private final LockParts parts;
    private final List<Leftovers> kinds;
    private final Duration interval;

    /**
     * Makes one that does not yet sweep.
     *
     * @param kinds what it sweeps, in this order
     * @param interval from the end of one round to the next
     */
    Sweeper(LeaseLock lock, LockParts parts, List<Leftovers> kinds, Duration interval) {
        this.lock = lock;
        this.parts = parts;
        this.kinds = List.copyOf(kinds);
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
            kinds.forEach(kind -> sweep(kind, hold));
        } finally {
            hold.release();
        }
    }

    private void sweep(Leftovers kind, Hold hold) {
        parts.store().list(kind.prefix(), kind::isLeft, kind.most()).stream()
                .takeWhile(lease -> hold.isHeld())
                .forEach(lease -> kind.swept(lease, parts.store().delete(lease)));
    }
}
