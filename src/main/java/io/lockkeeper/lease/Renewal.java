package io.lockkeeper.lease;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One renewal of a hold, and the next after it. Where the Lease has changed, it is read: still of this acquisition, for
 * the answer to an earlier renewal was lost or somebody has written on it, the next renewal confirms it; else it is lost.
 */
final class Renewal implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

    private final LockParts parts;
    private final Claim claim;
    private final Hold hold;
    private final Backoff backoff;

    Renewal(LockParts parts, Claim claim, Hold hold) {
        this.parts = parts;
        this.claim = claim;
        this.hold = hold;
        this.backoff = new Backoff(parts.environment());
    }

    @Override
    public void run() {
        long sent = parts.environment().nanoTime();
        @Nullable StoredLease lease = hold.beginRenewal(sent);
        if (lease == null) {
            return;
        }
        Duration next = Duration.ZERO;
        try {
            next = renew(lease, sent);
        } catch (RuntimeException e) {
            LOG.debug("{} is not renewed: {}", hold, e.getMessage());
            next = backoff.next();
        } finally {
            hold.endRenewal(next);
        }
    }

    private Duration renew(StoredLease lease, long sent) {
        LeaseRecord record = lease.record().renewedAt(parts.environment().now());
        Optional<StoredLease> written = parts.store().replace(lease, record);
        if (written.isPresent()) {
            hold.confirm(written.get(), sent);
            backoff.reset();
            Duration took = Duration.ofNanos(parts.environment().nanoTime() - sent);
            return parts.settings().renewal().minus(took);
        }
        parts.store()
                .read(lease.name())
                .filter(found -> found.uid().equals(lease.uid()) && claim.owns(found))
                .ifPresentOrElse(hold::adopt, hold::lose);
        return backoff.next();
    }
}
