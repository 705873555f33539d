package io.lockkeeper.target;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers what one search looked up, in order. One thread at a time. */
final class RecordedObjects implements ClusterObjects {

    private final ClusterObjects objects;
    private final Map<Sought, Optional<Reading>> readings = new LinkedHashMap<>();

    RecordedObjects(ClusterObjects objects) {
        this.objects = objects;
    }

    @Override
    public Reading read(Sought sought) {
        readings.put(sought, Optional.empty());
        Reading reading = objects.read(sought);
        readings.put(sought, Optional.of(reading));
        return reading;
    }

    /** Returns what was found where something was looked for. */
    Finding finding(Sought sought) {
        Optional<Reading> reading = readings.get(sought);
        return reading == null ? Finding.NOT_ASKED : Finding.of(sought, reading.orElse(null));
    }

    /** Returns the label {@value ClusterObject#MANAGED} of something that was looked for, empty where none is known. */
    Optional<String> managed(Sought sought) {
        return readings.getOrDefault(sought, Optional.empty())
                .flatMap(Reading::known)
                .map(ClusterObject::managed);
    }

    /** Returns everything that was looked for, in order. */
    Stream<Sought> asked() {
        return readings.keySet().stream();
    }

    /** Returns the resources that were found, in the order in which they were looked for. */
    Stream<ObjectRef> known() {
        return readings.entrySet().stream().flatMap(entry -> entry.getValue().flatMap(Reading::known).stream()
                .map(object -> named(entry.getKey(), object)));
    }

    private static ObjectRef named(Sought sought, ClusterObject object) {
        return sought instanceof FirstPod first
                ? new ObjectRef(first.kind(), first.namespace(), object.name())
                : (ObjectRef) sought;
    }
}
