package io.lockkeeper.lease;

import java.time.Duration;

/** How long to wait before asking again: 100 ms, doubling to a second, and a random part of it less. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(1);

    private final LockEnvironment environment;
    private Duration next = FIRST;

    Backoff(LockEnvironment environment) {
        this.environment = environment;
    }

    /** Returns the next pause: at least half of what it could be. */
    Duration next() {
        Duration whole = next;
        next = Durations.shorter(whole.multipliedBy(2), MOST);
        return Duration.ofNanos((long) (whole.toNanos() * (1 - environment.random() / 2)));
    }

    /** Begins anew. */
    void reset() {
        next = FIRST;
    }
}
