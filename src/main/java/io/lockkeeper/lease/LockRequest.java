package io.lockkeeper.lease;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Who wants which lock, and for how long.
 *
 * @param key what to lock
 * @param owner whoever asks again with the same object while it has the lock gets the same hold; a thread that asks
 *     while another still waits for the same owner waits behind it
 * @param budget how long to wait where others have it, counted from the call; zero or less: only if it is free
 * @param known whether the lock is no longer wanted, because what it was to protect is seen to be done; asked after each
 *     wait, and whenever {@link LeaseLock#wake} is called
 */
public record LockRequest(String key, Object owner, Duration budget, BooleanSupplier known) {

    /** Makes a request that stays until it is granted or its time is over. */
    public LockRequest(String key, Object owner, Duration budget) {
        this(key, owner, budget, () -> false);
    }
}
