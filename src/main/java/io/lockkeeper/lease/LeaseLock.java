package io.lockkeeper.lease;

import io.lockkeeper.lease.Acquisition.Contended;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.Acquisition.Known;
import io.lockkeeper.lease.LockMetrics.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks by key, for all processes that use the same store. Only one acquisition at a time holds the lock of a key, be
 * the others in this process or elsewhere; whoever has the lock may ask for it again. This class is threadsafe.
 *
 * <p>How a Lease is won is told at {@link Candidate}, how it is kept at {@link Renewal}, how it is given back at
 * {@link Release}. Keys that begin with the same 16 hexadecimal digits exclude each other.
 */
public final class LeaseLock {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseLock.class);
    private static final int MOST_OBSERVATIONS = 10_000;

    private final LockParts parts;
    private final Turns turns;

    /**
     * Makes one that holds nothing.
     *
     * @param environment which is still needed until {@link #drain} has ended
     */
    public LeaseLock(
            LeaseStore store,
            LockSettings settings,
            LockEnvironment environment,
            LockMetrics metrics,
            ForeignHolders foreignHolders) {
        Observations observations = new Observations(environment, MOST_OBSERVATIONS);
        this.parts = new LockParts(store, settings, environment, metrics, foreignHolders, observations);
        this.turns = new Turns(environment);
    }

    /**
     * Returns the lock of a key, or why it is not to be had, after having waited as long as the request says. The calls
     * to the store are made on this thread; one that begins in time may end later.
     *
     * @throws LeaseStoreException where the store cannot be asked: at once without a permission, else when it has failed
     *     twice in a row, or asks for more time than there is
     * @throws IllegalArgumentException where the key is empty
     * @throws InterruptedException where the thread is to end
     */
    public Acquisition acquire(LockRequest request) throws InterruptedException {
        LeaseName lease = LeaseName.of(request.key());
        Optional<Hold> own = turns.holdOf(lease.value(), request.owner());
        if (own.isPresent() && own.get().isHeld()) {
            return new Held(own.get());
        }
        own.ifPresent(Hold::release);
        return contend(parts, lease, request);
    }

    /** Returns the sweeper's lock, which nobody counts. */
    Acquisition acquireForSweep(LockRequest request) throws InterruptedException {
        return contend(parts.uncounted(), LeaseName.SWEEPER, request);
    }

    /** Has all of this process who wait for a key look whether they still want it. */
    public void wake(String key) {
        turns.wake(LeaseName.of(key).value());
    }

    /**
     * Has Leases that were left behind deleted from now on, by one of all replicas at a time, until this lock is drained:
     * those of locks, and those of other kinds.
     *
     * @param interval from one round to the next
     */
    public void sweepEvery(Duration interval, Leftovers... others) {
        List<Leftovers> kinds = new ArrayList<>(List.of(new OrphanedLocks(parts)));
        kinds.addAll(List.of(others));
        new Sweeper(this, parts, kinds, interval).start();
    }

    /** Returns whether nobody is to have the lock any more. */
    boolean isDrained() {
        return turns.isClosed();
    }

    /**
     * Ends: nobody waits any longer, and what is held is waited for until it has been given back and is deleted. What is
     * still held then is no longer renewed and runs out, for its owner may still be at work.
     *
     * @param atMost how long to wait
     */
    public void drain(Duration atMost) throws InterruptedException {
        turns.close();
        List<Turn> left = turns.awaitEnd(atMost);
        if (!left.isEmpty()) {
            LOG.warn(
                    "Leases are left to run out, for they were not given back within {} ms: {}",
                    atMost.toMillis(),
                    left.stream().map(Turn::lease).limit(20).toList());
            left.stream().map(Turn::hold).flatMap(Optional::stream).forEach(Hold::abandon);
        }
    }

    private Acquisition contend(LockParts parts, LeaseName lease, LockRequest request) throws InterruptedException {
        if (turns.isClosed()) {
            return new Contended(Optional.empty());
        }
        LockEnvironment environment = parts.environment();
        Claim claim = new Claim(lease, parts.settings().pod() + "/" + environment.id());
        Turn turn = turns.join(lease.value(), request.owner());
        Patience patience = new Patience(environment, turn, request);
        Candidate candidate = new Candidate(parts, claim, turn, patience);
        Outcome outcome = Outcome.ERROR;
        try {
            Acquisition acquisition = candidate.run();
            outcome = outcome(acquisition, patience);
            return acquisition;
        } finally {
            parts.metrics().acquired(outcome, patience.spent());
            if (turn.hold().isEmpty()) {
                candidate.leave();
            }
        }
    }

    private static Outcome outcome(Acquisition acquisition, Patience patience) {
        if (acquisition instanceof Held held) {
            Outcome free = patience.waited() ? Outcome.WAITED : Outcome.IMMEDIATE;
            return held.hold().isTakenOver() ? Outcome.TAKEN_OVER : free;
        }
        return acquisition instanceof Known ? Outcome.KNOWN : Outcome.CONTENDED;
    }
}
