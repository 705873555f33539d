package io.lockkeeper.incident;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Keys that something happened to lately. Each is forgotten a while after it last happened. */
final class Recent {

    private final Map<String, Long> times = new LinkedHashMap<>();
    private final Duration memory;
    private final LongSupplier nanoTime;

    Recent(Duration memory, LongSupplier nanoTime) {
        this.memory = memory;
        this.nanoTime = nanoTime;
    }

    /** Notes that it happens to a key now. */
    void add(String key) {
        forget();
        // Taken out first, so that the order of the map stays that of the times.
        times.remove(key);
        times.put(key, nanoTime.getAsLong());
    }

    /** Returns whether it happened to a key lately. */
    boolean contains(String key) {
        Long time = times.get(key);
        return time != null && lasts(time);
    }

    /** Returns the keys that it happened to lately. */
    Set<String> keys() {
        forget();
        return Set.copyOf(times.keySet());
    }

    /** Forgets all. */
    void clear() {
        times.clear();
    }

    private void forget() {
        Iterator<Long> oldest = times.values().iterator();
        while (oldest.hasNext() && !lasts(oldest.next())) {
            oldest.remove();
        }
    }

    private boolean lasts(long time) {
        return nanoTime.getAsLong() - time < memory.toNanos();
    }
}
