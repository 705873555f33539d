package io.lockkeeper.demo;

import io.fabric8.mockwebserver.crud.AttributeSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an object.
 *
 * @param version of the change, which no other one has
 * @param before null for an object that was not there
 * @param after null for one that is gone
 */
record Change(long version, @Nullable Stored before, @Nullable Stored after) {

    /** Returns what a watch reports of it, empty where the objects that it selects have not changed. */
    Optional<WatchLine> seenThrough(AttributeSet selection) {
        Optional<Stored> was = Optional.ofNullable(before).filter(state -> isIn(selection, state));
        Optional<Stored> is = Optional.ofNullable(after).filter(state -> isIn(selection, state));
        return is.map(now -> new WatchLine(was.isPresent() ? "MODIFIED" : "ADDED", now.json()))
                .or(() -> was.map(last -> new WatchLine("DELETED", last.jsonAt(version))));
    }

    private static boolean isIn(AttributeSet selection, Stored state) {
        return state.key().matches(selection);
    }
}
