package io.lockkeeper.lease;

import java.util.Optional;

/** What came of wanting a lock. */
public sealed interface Acquisition {

    /** The lock is held until the hold is given back. */
    record Held(Hold hold) implements Acquisition {}

    /**
     * Others had it all the time.
     *
     * @param holder who had it last, empty where that was this process
     */
    record Contended(Optional<String> holder) implements Acquisition {}

    /** It is no longer wanted, as the request itself found. */
    record Known() implements Acquisition {}
}
