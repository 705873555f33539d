package io.lockkeeper.lease;

import java.time.Duration;
import java.time.Instant;

/** What a lock needs besides its store: time, chance and threads. Tests have their own. */
public interface LockEnvironment {

    /** Returns the time by a clock that nobody can turn, in nanoseconds; only differences of it mean something. */
    long nanoTime();

    /** Returns the time of day, for people to read: nothing is decided by it. */
    Instant now();

    /** Returns what no other call, here or elsewhere, has returned. */
    String id();

    /** Returns a number from 0 to 1, so that those who failed together do not come back together. */
    double random();

    /** Returns a new signal that is not set. */
    Signal signal();

    /** Runs a task on another thread after a time, which may be zero. Tasks may block on the store. */
    Timer after(Duration delay, Runnable task);

    /** What one thread waits for and any thread may set. */
    interface Signal {

        /** Ends the wait, or the next one where nobody waits. */
        void set();

        /** Waits until the signal is set, at most for a time, and takes it back. */
        void await(Duration atMost) throws InterruptedException;
    }

    /** A task that is to run. */
    interface Timer {

        /** Keeps the task from running, unless it has begun. */
        void cancel();
    }
}
