package io.lockkeeper.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of work that is done, each a Lease that says so for some time after it was written. Unlike a lock's, it is
 * meant to outlast every process that could have seen it since it was written, so the time in it counts: it is written
 * and judged by the one clock that all replicas share, the store's. This class is threadsafe.
 */
public final class DoneKeys implements Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(DoneKeys.class);
    private static final int MOST_AT_ONCE = 1000;

    private final LeaseStore store;
    private final InstantSource clock;
    private final Duration lifetime;

    /**
     * Makes the register.
     *
     * @param clock the store's time of day
     * @param lifetime how long a key that is added from now on stays, whole seconds
     */
    public DoneKeys(LeaseStore store, InstantSource clock, Duration lifetime) {
        this.store = store;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Returns whether a key is there. */
    boolean contains(String key) {
        return store.read(LeaseName.ofDone(key).value())
                .filter(lease -> !isLeft(lease))
                .isPresent();
    }

    /**
     * Adds a key, unless it is there already, which is as good: another has done it, or the answer to an earlier call was
     * lost.
     *
     * @param holder whose work it was, for people to read
     * @return whether it is there now; false where somebody has changed its Lease just now
     */
    boolean add(String key, String holder) {
        Claim claim = new Claim(LeaseName.ofDone(key), holder);
        LeaseRecord record = LeaseRecord.first(claim, lifetime, clock.instant());
        if (store.create(claim.lease().value(), record).isPresent()) {
            return true;
        }
        Optional<StoredLease> found = store.read(claim.lease().value());
        return found.filter(lease -> !isLeft(lease)).isPresent()
                || found.flatMap(lease -> store.replace(lease, record)).isPresent();
    }

    /** Takes a key away, and returns whether it was there. */
    boolean remove(String key) {
        return store.read(LeaseName.ofDone(key).value())
                .filter(lease -> store.delete(lease) == LeaseStore.Deletion.DELETED)
                .filter(lease -> !isLeft(lease))
                .isPresent();
    }

    /** Takes away all keys that are there when it begins, and perhaps some that are added meanwhile. */
    void clear() {
        int deleted;
        do {
            List<StoredLease> some = store.list(prefix(), MOST_AT_ONCE);
            some.forEach(store::delete);
            deleted = some.size();
        } while (deleted == MOST_AT_ONCE);
    }

    @Override
    public String prefix() {
        return LeaseName.DONE_PREFIX;
    }

    /** One that does not say how long it stays, or since when, says nothing. */
    @Override
    public boolean isLeft(StoredLease lease) {
        @Nullable Instant since = lease.record().renewed();
        @Nullable Duration stays = lease.record().duration();
        return since == null || stays == null || !clock.instant().isBefore(since.plus(stays));
    }

    @Override
    public int most() {
        return MOST_AT_ONCE;
    }

    @Override
    public void swept(StoredLease lease, LeaseStore.Deletion deletion) {
        LOG.debug("{}, done and over: {}", lease.record().key(), deletion);
    }
}
