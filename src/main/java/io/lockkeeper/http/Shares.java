package io.lockkeeper.http;

import io.lockkeeper.incident.Fingerprint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds how many alerts of one fingerprint are handled at once, so that a storm about one workload leaves room for the
 * others. This class is threadsafe.
 */
public final class Shares {

    private final Map<Fingerprint, Integer> held = new ConcurrentHashMap<>();
    private final int most;

    /**
     * Makes them.
     *
     * @param most alerts of one fingerprint at once
     */
    public Shares(int most) {
        this.most = most;
    }

    /** Returns whether one more alert of this fingerprint may be handled now. Where it may, {@link #leave} is owed. */
    public boolean enter(Fingerprint fingerprint) {
        // What the map computes tells nothing of who computed it, hence the flag.
        boolean[] entered = new boolean[1];
        held.compute(fingerprint, (key, before) -> {
            int now = before == null ? 0 : before;
            entered[0] = now < most;
            return entered[0] ? Integer.valueOf(now + 1) : before;
        });
        return entered[0];
    }

    /** Gives one back. */
    public void leave(Fingerprint fingerprint) {
        held.computeIfPresent(fingerprint, (key, before) -> before == 1 ? null : before - 1);
    }
}
