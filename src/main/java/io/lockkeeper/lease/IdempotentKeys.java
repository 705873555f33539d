package io.lockkeeper.lease;

import io.lockkeeper.lease.Acquisition.Contended;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.Acquisition.Known;
import java.util.Optional;

/**
 * Work that is done once by all processes that use the same store. Each piece has a key:
 *
 * <ol>
 *   <li>Whoever is to do it claims the key: takes its lock, and finds under it that the key is not yet known for done.
 *   <li>Done, it is confirmed: the key becomes one of the done ones, and then the lock is given back.
 *   <li>Failed, the lock alone is given back, and the next one may try.
 * </ol>
 *
 * <p>So a process that is killed with a claim keeps the key from others for no longer than its Lease lasts, and nobody
 * is told that work is done while it may still fail. This class is threadsafe.
 */
public final class IdempotentKeys {

    /** Sets the locks of keys apart from those that routes take themselves. */
    private static final String LOCK = "idempotent:";

    private final LeaseLock lock;
    private final DoneKeys done;
    private final LockEnvironment environment;

    /** Makes them over a lock, which is to be drained when they are no longer used. */
    public IdempotentKeys(LeaseLock lock, DoneKeys done, LockEnvironment environment) {
        this.lock = lock;
        this.done = done;
        this.environment = environment;
    }

    /**
     * Claims a key, after having waited for others as long as the request says.
     *
     * @return held: the work is to be done, and the hold to be ended by {@link #confirm} or given back; known: it is done;
     *     contended: others were at it all the time, and may still fail
     * @throws LeaseStoreException where the store cannot be asked
     * @throws IllegalArgumentException where the key is empty
     * @throws InterruptedException where the thread is to end
     */
    public Acquisition claim(LockRequest request) throws InterruptedException {
        String key = request.key();
        if (contains(key)) {
            return new Known();
        }
        Acquisition acquisition =
                lock.acquire(new LockRequest(LOCK + key, request.owner(), request.budget(), request.known()));
        return acquisition instanceof Held held ? claim(key, held) : acquisition;
    }

    /** Others may have done it before the lock was had. */
    private Acquisition claim(String key, Held held) {
        boolean kept = false;
        try {
            if (contains(key)) {
                return new Known();
            }
            kept = held.hold().isHeld();
            return kept ? held : new Contended(Optional.empty());
        } finally {
            if (!kept) {
                held.hold().release();
            }
        }
    }

    /**
     * Learns that the work of a key is done. Where that cannot be stored now, it is tried again on another thread, with the
     * claim kept until then.
     *
     * @return whether it is stored
     */
    public boolean confirm(String key, Hold claim) {
        return new Confirmation(lock, done, environment, key, claim).attempt();
    }

    /**
     * Returns whether the work of a key is done.
     *
     * @throws LeaseStoreException where the store cannot be asked
     * @throws IllegalArgumentException where the key is empty
     */
    public boolean contains(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the key is empty");
        }
        return done.contains(key);
    }

    /**
     * Forgets that the work of a key is done, and returns whether it was. A claim is left alone.
     *
     * @throws LeaseStoreException where the store cannot be asked
     */
    public boolean forget(String key) {
        return done.remove(key);
    }

    /**
     * Forgets all work that is done. Claims are left alone.
     *
     * @throws LeaseStoreException where the store cannot be asked
     */
    public void clear() {
        done.clear();
    }
}
