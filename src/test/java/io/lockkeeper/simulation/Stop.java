package io.lockkeeper.simulation;

import java.util.List;
import java.util.OptionalLong;

/** Where a thread stands still, until something happens outside of it. */
@FunctionalInterface
interface Stop {

    /**
     * Returns what may happen to the thread next.
     *
     * @param turn the thread
     */
    List<Option> options(Turn turn);

    /** Returns when the thread goes on by itself, by the clock of the simulation, empty where time does not matter. */
    default OptionalLong due() {
        return OptionalLong.empty();
    }

    /** Learns that the thread will not come back. */
    default void abandon(Turn turn) {
        // Most leave nothing behind.
    }
}
