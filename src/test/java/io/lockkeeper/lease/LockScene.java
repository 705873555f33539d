package io.lockkeeper.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two processes and the store that they share, in virtual time. */
final class LockScene implements AutoCloseable {

    /** A fingerprint. */
    static final String KEY = "c94bee70b191f68ccdaafdb961dd9a482167bd529bb7bffdcf07c4e113f06071";

    /** The name of its Lease. */
    static final String LEASE = "gw-lock-c94bee70b191f68c";

    private final VirtualTime time = new VirtualTime();
    private final InMemoryLeaseStore store = new InMemoryLeaseStore();
    private final Pod here = new Pod("here", store, time);
    private final Pod there = new Pod("there", store, time);

    VirtualTime time() {
        return time;
    }

    InMemoryLeaseStore store() {
        return store;
    }

    /** Returns the process that a test is about. */
    Pod here() {
        return here;
    }

    /** Returns another one. */
    Pod there() {
        return there;
    }

    /** Returns the Lease of the key, as it is stored. */
    Optional<StoredLease> lease() {
        return store.read(LEASE);
    }

    /** Returns the holder of the key's Lease, empty where there is none. */
    String holder() {
        return lease().map(lease -> String.valueOf(lease.record().holder())).orElse("");
    }

    /** Stores a Lease of the key that somebody has left behind who does not keep to the protocol. */
    StoredLease leave(@Nullable String holder, @Nullable Duration duration) {
        Instant never = Instant.parse("9999-12-31T23:59:59Z");
        return store.create(LEASE, new LeaseRecord(KEY, holder, duration, never, never, null))
                .orElseThrow();
    }

    /** Returns whether a moment is so far from the beginning of another, in virtual time. */
    Duration since(long start) {
        return Duration.ofNanos(time.nanoTime() - start);
    }

    void sleep(long millis) {
        time.sleep(Duration.ofMillis(millis));
    }

    @Override
    public void close() {
        time.close();
    }
}
