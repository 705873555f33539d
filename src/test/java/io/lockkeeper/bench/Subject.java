package io.lockkeeper.bench;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** What is measured. Of one that is not ours, nothing is known but how it answers. */
interface Subject extends AutoCloseable {

    /** Returns where it takes requests, each URL without a path. */
    List<URI> urls();

    /** Returns how to come to it, and it to the API server. */
    Access access();

    /** Returns the ids of its processes by what they are. */
    default Map<String, Long> processes() {
        return Map.of();
    }

    /** Waits until it does nothing any more for alerts that it has answered, where it tells. */
    default void awaitQuiet() {}

    /** Waits until it knows that so many requests are active, where it tells. */
    default void awaitActive(int requests) {}

    /** Returns what it counts about its locks, summed over its processes; nothing where it does not tell. */
    default Series locks() {
        return Series.NONE;
    }

    @Override
    default void close() {}
}
