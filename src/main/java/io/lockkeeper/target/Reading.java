package io.lockkeeper.target;

import java.util.Optional;

/** What came of looking for one object. */
sealed interface Reading {

    /** It is there. */
    record Present(ClusterObject object) implements Reading {}

    /** It is gone, and this is what was last known of it. */
    record Remembered(ClusterObject object) implements Reading {}

    /** It is not there. */
    record Gone() implements Reading {}

    /** It may not be read. */
    record Forbidden() implements Reading {}

    /** Returns what is known of the object, empty where nothing is. */
    default Optional<ClusterObject> known() {
        if (this instanceof Present present) {
            return Optional.of(present.object());
        }
        return this instanceof Remembered remembered ? Optional.of(remembered.object()) : Optional.empty();
    }
}
