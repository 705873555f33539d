package io.lockkeeper.lease;

import io.lockkeeper.lease.Acquisition.Contended;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.Acquisition.Known;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One acquisition on its way to the Lease:
 *
 * <ol>
 *   <li>It waits until it is the first of those in this process.
 *   <li>It creates the Lease, without looking first.
 *   <li>Where there is one, it reads it. Gone: 2. Its own, for the answer to an earlier write was lost: held, counted from
 *       the sending of that write. Another's: it notes since when the Lease has been as it is.
 *   <li>It waits and goes on with 2; or takes over, where the Lease has not changed for as long as it lasts. A write is
 *       refused where the Lease has changed in between, so that one of all wins.
 * </ol>
 */
final class Candidate {

    private static final Logger LOG = LoggerFactory.getLogger(Candidate.class);
    private static final int MOST_FAILURES = 2;

    private final LockParts parts;
    private final Claim claim;
    private final Turn turn;
    private final Patience patience;
    private final Backoff backoff;
    private @Nullable StoredLease others;
    private long expiry;
    private @Nullable Long uncertainSince;
    private int failures;

    Candidate(LockParts parts, Claim claim, Turn turn, Patience patience) {
        this.parts = parts;
        this.claim = claim;
        this.turn = turn;
        this.patience = patience;
        this.backoff = new Backoff(parts.environment());
    }

    /**
     * Returns what came of it. Unless that is a hold, {@link #leave} has to follow.
     *
     * @throws LeaseStoreException where the store cannot be asked
     */
    Acquisition run() throws InterruptedException {
        patience.awaitTurn();
        if (!turn.isFirst() || (patience.waited() && patience.isKnown())) {
            return withoutHold();
        }
        do {
            Duration pause = ask();
            if (turn.hold().isPresent()) {
                return new Held(turn.hold().get());
            }
            patience.pause(pause);
        } while (!patience.isOver() && !patience.isKnown());
        return withoutHold();
    }

    /** Lets the next one go on, once what may have been written for this one is taken back. */
    void leave() {
        if (uncertainSince == null) {
            turn.end();
        } else {
            Release.ofUncertainWrite(parts, claim, turn).start();
        }
    }

    private Acquisition withoutHold() {
        return patience.isKnown()
                ? new Known()
                : new Contended(
                        Optional.ofNullable(others).map(lease -> lease.record().holder()));
    }

    /** Asks the store for all it can do now, and returns when to ask again. */
    private Duration ask() {
        try {
            @Nullable StoredLease expired = expired();
            Duration pause = expired == null ? create() : takeOver(expired);
            failures = 0;
            return pause;
        } catch (LeaseStoreException e) {
            failures++;
            Duration soon = new Backoff(parts.environment()).next();
            Duration pause = Durations.longer(soon, e.retryAfter().orElse(Duration.ZERO));
            if (failures == MOST_FAILURES || !e.reason().mayPass() || pause.compareTo(patience.left()) >= 0) {
                throw e;
            }
            LOG.debug("{}; asks again in {} ms", e.getMessage(), pause.toMillis());
            return pause;
        }
    }

    private @Nullable StoredLease expired() {
        return others != null && now() - expiry >= 0 ? others : null;
    }

    private Duration create() {
        LeaseRecord record = LeaseRecord.first(
                claim, parts.settings().duration(), parts.environment().now());
        return write(() -> parts.store().create(claim.lease().value(), record));
    }

    private Duration takeOver(StoredLease expired) {
        LeaseRecord record = expired.record()
                .takenOver(
                        claim, parts.settings().duration(), parts.environment().now());
        return write(() -> parts.store().replace(expired, record));
    }

    private Duration write(Supplier<Optional<StoredLease>> call) {
        long sent = now();
        Optional<StoredLease> written = send(call, sent);
        return written.isPresent() ? win(written.get(), sent) : look();
    }

    /** Until it is answered, nobody knows what becomes of a write, and longer where the answer is lost. */
    private Optional<StoredLease> send(Supplier<Optional<StoredLease>> call, long sent) {
        @Nullable Long before = uncertainSince;
        uncertainSince = before == null ? Long.valueOf(sent) : before;
        try {
            Optional<StoredLease> written = call.get();
            uncertainSince = before;
            return written;
        } catch (LeaseStoreException e) {
            if (!e.reason().mayHaveLanded()) {
                uncertainSince = before;
            }
            throw e;
        }
    }

    private Duration look() {
        Optional<StoredLease> found = parts.store().read(claim.lease().value());
        if (found.isEmpty()) {
            others = null;
            parts.observations().forget(claim.lease().value());
            return Duration.ZERO;
        }
        if (claim.owns(found.get())) {
            return win(found.get(), uncertainSince == null ? patience.start() : uncertainSince);
        }
        return note(found.get());
    }

    private Duration note(StoredLease lease) {
        LeaseRecord record = lease.record();
        if (others == null && record.hasOtherKeyThan(claim.lease().key())) {
            LOG.warn(
                    "Lease {} stands for two keys, which exclude each other: {} and {}",
                    lease.name(),
                    claim.lease().key(),
                    record.key());
        }
        record.foreignHolder().ifPresent(holder -> parts.foreignHolders().seen(lease.name(), holder));
        Duration unchanged = parts.observations().see(lease);
        Duration left = record.lifetime(parts.settings().duration()).minus(unchanged);
        others = lease;
        expiry = now() + left.toNanos();
        return Durations.shorter(backoff.next(), left);
    }

    private Duration win(StoredLease won, long sent) {
        parts.observations().forget(won.name());
        Hold hold = new Hold(parts, claim, turn, won, sent);
        turn.hold(hold);
        hold.keep();
        return Duration.ZERO;
    }

    private long now() {
        return parts.environment().nanoTime();
    }
}
