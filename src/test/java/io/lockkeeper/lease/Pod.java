package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.Acquisition.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A process in virtual time, with its own way to the store that all share. */
final class Pod {

    static final Duration DURATION = Duration.ofSeconds(5);
    static final Duration MARGIN = Duration.ofSeconds(1);
    static final Duration BUDGET = Duration.ofSeconds(8);

    private final VirtualTime time;
    private final DisturbedStore way;
    private final LeaseLock lock;
    private final CountedLocks counted = new CountedLocks();
    private final List<String> foreign = new ArrayList<>();

    Pod(String name, LeaseStore store, VirtualTime time) {
        this(name, store, time, time);
    }

    /** Makes a process whose environment is not quite that of the others. */
    Pod(String name, LeaseStore store, VirtualTime time, LockEnvironment environment) {
        this.time = time;
        this.way = new DisturbedStore(store, time);
        this.lock = new LeaseLock(
                way,
                new LockSettings(name, DURATION, MARGIN),
                environment,
                counted,
                (lease, holder) -> foreign.add(lease + " " + holder));
    }

    DisturbedStore way() {
        return way;
    }

    LeaseLock lock() {
        return lock;
    }

    CountedLocks counted() {
        return counted;
    }

    /** Returns the foreign holders that were seen, with their Leases. */
    List<String> foreign() {
        return foreign;
    }

    /** Returns the lock of a key for an owner of its own. */
    Acquisition acquire(String key) {
        return acquire(new LockRequest(key, new Object(), BUDGET));
    }

    Acquisition acquire(LockRequest request) {
        try {
            return lock.acquire(request);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the lock of a key, which has to be had. */
    Hold hold(String key) {
        return held(acquire(key));
    }

    /** Asks for the lock of a key on a thread of its own. */
    CompletableFuture<Acquisition> start(String key) {
        return time.start(() -> acquire(key));
    }

    /** Gives a lock back, and waits until that has come to an end. */
    void release(Hold hold) {
        hold.release();
        time.sleep(Duration.ofMillis(1));
    }

    static Hold held(Acquisition acquisition) {
        assertThat(acquisition).isInstanceOf(Held.class);
        return ((Held) acquisition).hold();
    }
}
