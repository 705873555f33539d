package io.lockkeeper.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * The environment of a process whose clock is slow; its timers are not.
 *
 * @param speed 1 where it is not
 */
record SlowClock(LockEnvironment environment, double speed) implements LockEnvironment {

    @Override
    public long nanoTime() {
        return (long) (environment.nanoTime() * speed);
    }

    @Override
    public Instant now() {
        return environment.now();
    }

    @Override
    public String id() {
        return environment.id();
    }

    @Override
    public double random() {
        return environment.random();
    }

    @Override
    public Signal signal() {
        return environment.signal();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return environment.after(delay, task);
    }
}
