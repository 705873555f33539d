package io.lockkeeper.target;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which permissions the API server refused when they were last needed. This class is threadsafe. */
final class PermissionWatch implements ClusterObjects {

    private final ClusterObjects objects;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    PermissionWatch(ClusterObjects objects) {
        this.objects = objects;
    }

    @Override
    public Reading read(Sought sought) {
        Reading reading = objects.read(sought);
        if (reading instanceof Reading.Forbidden) {
            refused.add(sought.permission());
        } else {
            refused.remove(sought.permission());
        }
        return reading;
    }

    /** Returns the permissions that lack, in one line for people, empty where none does. */
    Optional<String> degraded() {
        Set<String> sorted = new TreeSet<>(refused);
        return sorted.isEmpty() ? Optional.empty() : Optional.of("not allowed to " + String.join(", ", sorted));
    }
}
