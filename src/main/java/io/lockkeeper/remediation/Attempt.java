package io.lockkeeper.remediation;

import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;

/** What became of one try to write a count. */
sealed interface Attempt {

    /**
     * It is stored.
     *
     * @param occurrences what is stored
     */
    record Stored(Occurrences occurrences) implements Attempt {}

    /**
     * Somebody else's write came first, and nothing is counted yet.
     *
     * @param refused the state that it was written on, which is no longer that of the request
     */
    record Overtaken(KnownRequest refused) implements Attempt {}

    /** Nothing is counted, and nothing will be: the request is gone or takes no duplicates any more. */
    record Closed() implements Attempt {}
}
