package io.lockkeeper.bench;

import java.util.Map;

/** Whatever sends the load of one run. */
interface Sending extends AutoCloseable {

    /** Returns the ids of its processes by what they are. */
    Map<String, Long> processes();

    /** Waits until it has warmed up. */
    void awaitWarm();

    /** Lets it begin, waits for its end and returns what it says. */
    Sent send();

    @Override
    void close();
}
