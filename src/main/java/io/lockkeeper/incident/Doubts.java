package io.lockkeeper.incident;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the live view is in doubt about.
 *
 * <p>A list of one fingerprint settles {@link Doubt#PREDECESSOR_GONE} alone. The others last for their time whatever is
 * listed meanwhile: they are about those who may still act on an older view, and a list does not show what they will do.
 */
final class Doubts {

    private final ViewTimes times;
    private final LongSupplier nanoTime;
    private final Recent deleted;
    private final Map<String, Long> gone = new HashMap<>();
    private @Nullable Long started;
    private long caughtUp;

    Doubts(ViewTimes times, LongSupplier nanoTime) {
        this.times = times;
        this.nanoTime = nanoTime;
        this.deleted = new Recent(times.doubt(), nanoTime);
        this.caughtUp = nanoTime.getAsLong();
    }

    /** Notes that the view begins anew with a list of all, which settles what arose before it was sent. */
    void start(long sentAt) {
        started = nanoTime.getAsLong();
        gone.values().removeIf(since -> since - sentAt <= 0);
        caughtUp();
    }

    /** Notes that the view knows all that the API server knew just now. */
    void caughtUp() {
        caughtUp = nanoTime.getAsLong();
    }

    /** Notes that a request of a fingerprint has been deleted. */
    void deleted(String fingerprint) {
        deleted.add(fingerprint);
    }

    /** Notes that a read or write of a fingerprint's requests does not fit what the view shows. */
    void distrust(String fingerprint) {
        gone.put(fingerprint, nanoTime.getAsLong());
    }

    /** Notes that a fingerprint has been listed. */
    void listed(String fingerprint, long sentAt) {
        Long since = gone.get(fingerprint);
        if (since != null && since - sentAt <= 0) {
            gone.remove(fingerprint);
        }
    }

    /** Returns why a fingerprint is in doubt, empty where it is not. */
    Optional<Doubt> of(String fingerprint) {
        if (gone.containsKey(fingerprint)) {
            return Optional.of(Doubt.PREDECESSOR_GONE);
        }
        return ofAll().or(() -> deleted.contains(fingerprint) ? Optional.of(Doubt.DELETED) : Optional.empty());
    }

    /** Returns why every fingerprint is in doubt, empty where they are not. */
    Optional<Doubt> ofAll() {
        if (started == null || nanoTime.getAsLong() - started < times.doubt().toNanos()) {
            return Optional.of(Doubt.STARTED);
        }
        return age().compareTo(times.doubtful()) > 0 ? Optional.of(Doubt.STALE) : Optional.empty();
    }

    /** Returns how many fingerprints are in doubt on their own. */
    int size() {
        Set<String> all = new HashSet<>(gone.keySet());
        all.addAll(deleted.keys());
        return all.size();
    }

    /** Returns why the view is of no use, for people; empty while it is. */
    Optional<String> fault() {
        if (started == null) {
            return Optional.of("not synced yet");
        }
        return age().compareTo(times.stale()) > 0
                ? Optional.of("not known to be complete for " + age().toSeconds() + " s")
                : Optional.empty();
    }

    /** Returns the time since the view had caught up, since it was made where it never has. */
    Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - caughtUp);
    }
}
