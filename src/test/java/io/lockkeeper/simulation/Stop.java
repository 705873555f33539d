package io.lockkeeper.simulation;

import java.util.List;

/** Where a thread stands still, until something happens outside of it. */
@FunctionalInterface
interface Stop {

    /**
     * Returns what may happen to the thread next.
     *
     * @param turn the thread
     */
    List<Option> options(Turn turn);

    /** Learns that the thread will not come back. */
    default void abandon(Turn turn) {
        // Most leave nothing behind.
    }
}
