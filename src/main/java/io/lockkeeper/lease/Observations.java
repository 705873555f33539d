package io.lockkeeper.lease;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When this process first saw each Lease as it is. Expiry is judged by this alone: the times in a Lease are those of
 * another machine's clock. It is remembered longer than any one request lasts, so that a Lease that outlasts every wait
 * is still seen to expire. This class is threadsafe.
 */
final class Observations {

    private final LockEnvironment environment;
    private final Map<String, Observation> byLease;

    /**
     * Makes one that has seen nothing.
     *
     * @param most Leases remembered; beyond it, those not looked at for longest are forgotten
     */
    Observations(LockEnvironment environment, int most) {
        this.environment = environment;
        this.byLease = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Observation> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * Takes note of a Lease as it was just read.
     *
     * @return for how long it has been as it is, as far as was seen here
     */
    synchronized Duration see(StoredLease lease) {
        long now = environment.nanoTime();
        @Nullable Observation before = byLease.get(lease.name());
        if (before == null || !before.lease.isSameWrite(lease)) {
            byLease.put(lease.name(), new Observation(lease, now));
            return Duration.ZERO;
        }
        return Duration.ofNanos(now - before.since);
    }

    /** Forgets a Lease that is no more, or no longer another's. */
    synchronized void forget(String lease) {
        byLease.remove(lease);
    }

    /** Returns how many Leases are remembered. */
    synchronized int size() {
        return byLease.size();
    }

    private record Observation(StoredLease lease, long since) {}
}
