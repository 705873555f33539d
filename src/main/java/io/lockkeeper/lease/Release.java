package io.lockkeeper.lease;

import io.lockkeeper.lease.LeaseStore.Deletion;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of one acquisition: its Lease is deleted, if it still is its own. The next one of this process goes on after the
 * first try, whatever comes of it; it is tried again until the Lease has run out.
 */
final class Release {

    private static final Logger LOG = LoggerFactory.getLogger(Release.class);

    private final LockParts parts;
    private final Claim claim;
    private final Turn turn;
    private final long lastSent;
    private final @Nullable Duration held;
    private final Backoff backoff;
    private @Nullable StoredLease lease;

    private Release(
            LockParts parts,
            Claim claim,
            Turn turn,
            long lastSent,
            @Nullable Duration held,
            @Nullable StoredLease lease) {
        this.parts = parts;
        this.claim = claim;
        this.turn = turn;
        this.lastSent = lastSent;
        this.held = held;
        this.lease = lease;
        this.backoff = new Backoff(parts.environment());
    }

    /**
     * Makes the release of a Lease that was held.
     *
     * @param lastSent when the last write of it was sent, which it lasts from at the latest
     * @param held for how long
     * @param lease as it is thought to be stored
     */
    static Release ofHeld(LockParts parts, Claim claim, Turn turn, long lastSent, Duration held, StoredLease lease) {
        return new Release(parts, claim, turn, lastSent, held, lease);
    }

    /** Makes the release of a Lease that may have been written for an acquisition which ends without knowing. */
    static Release ofUncertainWrite(LockParts parts, Claim claim, Turn turn) {
        return new Release(parts, claim, turn, parts.environment().nanoTime(), null, null);
    }

    /** Begins on another thread. */
    void start() {
        parts.environment().after(Duration.ZERO, this::run);
    }

    private void run() {
        try {
            Optional<LockMetrics.Release> outcome = tryOnce().or(this::tryOnce);
            outcome.ifPresentOrElse(this::finish, () -> tryAgain("somebody keeps writing on it"));
        } catch (RuntimeException e) {
            tryAgain(String.valueOf(e.getMessage()));
        }
    }

    /** Returns what became of the Lease, empty where it now is known how it is stored, and still to be deleted. */
    private Optional<LockMetrics.Release> tryOnce() {
        Deletion deletion = lease == null ? Deletion.CHANGED : parts.store().delete(lease);
        if (deletion != Deletion.CHANGED) {
            return Optional.of(deletion == Deletion.DELETED ? LockMetrics.Release.DELETED : LockMetrics.Release.GONE);
        }
        Optional<StoredLease> found = parts.store().read(claim.lease().value());
        if (found.isEmpty()) {
            return Optional.of(LockMetrics.Release.GONE);
        }
        lease = found.get();
        return claim.owns(lease) ? Optional.empty() : Optional.of(LockMetrics.Release.LOST);
    }

    private void tryAgain(String why) {
        turn.pass();
        Duration age = Duration.ofNanos(parts.environment().nanoTime() - lastSent);
        if (age.compareTo(parts.settings().duration()) < 0) {
            parts.environment().after(backoff.next(), this::run);
        } else {
            LOG.warn(
                    "Lease {} is left behind and runs out, for it could not be deleted: {}",
                    claim.lease().value(),
                    why);
            finish(LockMetrics.Release.FAILED);
        }
    }

    private void finish(LockMetrics.Release outcome) {
        if (held != null) {
            parts.metrics().released(outcome, held);
        }
        turn.end();
    }
}
