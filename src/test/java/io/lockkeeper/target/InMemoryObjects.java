package io.lockkeeper.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cluster in memory, and what it was asked for. */
final class InMemoryObjects implements ClusterObjects {

    private final Map<Sought, Reading> readings = new HashMap<>();
    private final List<Sought> asked = new ArrayList<>();

    @Override
    public Reading read(Sought sought) {
        asked.add(sought);
        return readings.getOrDefault(sought, new Reading.Gone());
    }

    /** Puts an object without a controller there. */
    InMemoryObjects put(Sought sought) {
        return put(sought, null);
    }

    /** Puts an object there that has a controller. */
    InMemoryObjects put(ObjectRef sought, ObjectRef controller) {
        return put(sought, owner(controller));
    }

    /** Puts an object there that may have a controller. */
    InMemoryObjects put(Sought sought, @Nullable Owner controller) {
        return answer(sought, new Reading.Present(object(sought, null, controller)));
    }

    /** Puts an object there that has the label of the scope. */
    InMemoryObjects putManaged(ObjectRef sought, String managed) {
        return answer(sought, new Reading.Present(object(sought, managed, null)));
    }

    /** Puts a Service there. */
    InMemoryObjects putService(ObjectRef sought, Map<String, String> selector) {
        return answer(sought, new Reading.Present(new ClusterObject(sought.name(), null, null, selector)));
    }

    /** Sets what one question is answered. */
    InMemoryObjects answer(Sought sought, Reading reading) {
        readings.put(sought, reading);
        return this;
    }

    /** Returns what it was asked for, in order. */
    List<Sought> asked() {
        return List.copyOf(asked);
    }

    /** Returns an object as the cluster would have it. */
    static ClusterObject object(Sought sought, @Nullable String managed, @Nullable Owner controller) {
        String name = sought instanceof ObjectRef ref ? ref.name() : "first";
        return new ClusterObject(name, managed, controller, Map.of());
    }

    /** Returns the reference to an owner. */
    static Owner owner(ObjectRef controller) {
        return new Owner(controller.kind().apiVersion(), controller.kind().name(), controller.name());
    }
}
