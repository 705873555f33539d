package io.lockkeeper.lease;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that is held: renewed in the background until it is given back, which has to happen in one of two ways. This
 * class is threadsafe.
 */
public final class Hold {

    private static final Logger LOG = LoggerFactory.getLogger(Hold.class);

    private final LockParts parts;
    private final Claim claim;
    private final Turn turn;
    private final Renewal renewal;
    private final long since;
    private StoredLease stored;
    private long confirmed;
    private long lastSent;
    private LockEnvironment.@Nullable Timer timer;
    private State state = State.KEPT;
    private Duration held = Duration.ZERO;
    private boolean renewing;
    private boolean relinquished;
    private boolean lost;

    private enum State {
        KEPT,
        RELEASED,
        ABANDONED
    }

    /**
     * Makes one of a Lease that has just been won.
     *
     * @param sent when the write was sent that won it, by the monotonic clock
     */
    Hold(LockParts parts, Claim claim, Turn turn, StoredLease won, long sent) {
        this.parts = parts;
        this.claim = claim;
        this.turn = turn;
        this.renewal = new Renewal(parts, claim, this);
        this.since = parts.environment().nanoTime();
        this.stored = won;
        this.confirmed = sent;
        this.lastSent = sent;
    }

    /**
     * Returns whether nobody else can have the lock. Whoever holds it asks right before each thing that must not be done
     * twice: a process may be paused for longer than its Lease lasts. It counts from when the last write that is known to
     * be stored was <em>sent</em>, and ends a margin before the Lease does.
     */
    public synchronized boolean isHeld() {
        return state == State.KEPT
                && !lost
                && age(confirmed).compareTo(parts.settings().believed()) < 0;
    }

    /** Gives the lock back. It returns at once: the Lease is deleted in the background. Twice is fine. */
    public void release() {
        if (end(State.RELEASED)) {
            relinquish();
        }
    }

    /**
     * Ends the hold and leaves the Lease to run out: for an owner who does not know what became of a call that was made
     * under the lock, so that nobody enters while that may still take effect. It returns at once. Twice is fine.
     */
    public void abandon() {
        if (end(State.ABANDONED)) {
            parts.metrics().released(LockMetrics.Release.ABANDONED, held);
            turn.end();
        }
    }

    /** Returns who holds it: this acquisition and no other. */
    String holder() {
        return claim.holder();
    }

    @Override
    public String toString() {
        return "Lease " + claim.lease().value() + " held by " + claim.holder();
    }

    /** Returns whether the lock was taken over from a holder that had left it behind. */
    synchronized boolean isTakenOver() {
        Integer transitions = stored.record().transitions();
        return transitions != null && transitions > 0;
    }

    /** Has the Lease renewed from now on. */
    synchronized void keep() {
        renewIn(parts.settings().renewal().minus(age(confirmed)));
    }

    /** Has the Lease renewed after a time, unless it is not to be kept any longer. */
    synchronized void renewIn(Duration delay) {
        if (state == State.KEPT && !lost) {
            timer = parts.environment().after(Durations.longer(delay, Duration.ZERO), renewal);
        }
    }

    /** Returns the Lease that is to be renewed now, null where there is none. {@link #endRenewal} has to follow. */
    synchronized @Nullable StoredLease beginRenewal(long sent) {
        if (state != State.KEPT || lost) {
            return null;
        }
        renewing = true;
        lastSent = sent;
        return stored;
    }

    /** Learns that a renewal is stored, and when it was sent. */
    synchronized void confirm(StoredLease renewed, long sent) {
        stored = renewed;
        confirmed = sent;
    }

    /** Learns that the Lease was written on, and still is of this hold. */
    synchronized void adopt(StoredLease found) {
        stored = found;
    }

    /** Learns that the Lease is another's, or gone. */
    synchronized void lose() {
        if (state == State.KEPT) {
            tellLoss("was taken from its holder");
        }
        lost = true;
    }

    /** Goes on after a renewal, in whatever way that ended. */
    void endRenewal(Duration next) {
        if (stopRenewing() == State.RELEASED) {
            relinquish();
        } else {
            renewIn(next);
        }
    }

    private synchronized State stopRenewing() {
        renewing = false;
        return state;
    }

    /** Returns whether it is this call that ends it. */
    private synchronized boolean end(State how) {
        if (state != State.KEPT) {
            return false;
        }
        if (!lost && !isHeld()) {
            tellLoss("could not be renewed in time");
        }
        state = how;
        held = age(since);
        if (timer != null) {
            timer.cancel();
        }
        return true;
    }

    /** A renewal that is under way has to end first, for it changes what is to be deleted; it then comes here too. */
    private void relinquish() {
        if (!beginRelinquishing()) {
            return;
        }
        if (lost) {
            parts.metrics().released(LockMetrics.Release.LOST, held);
            turn.end();
        } else {
            Release.ofHeld(parts, claim, turn, lastSent, held, stored).start();
        }
    }

    private synchronized boolean beginRelinquishing() {
        boolean first = !renewing && !relinquished;
        relinquished |= first;
        return first;
    }

    private void tellLoss(String how) {
        LOG.warn("{} {}", this, how);
        parts.metrics().lost();
    }

    private Duration age(long time) {
        return Duration.ofNanos(parts.environment().nanoTime() - time);
    }
}
