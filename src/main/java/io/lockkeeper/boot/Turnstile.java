package io.lockkeeper.boot;

import java.time.Duration;

/** Knows how many are inside, and lets nobody in while it is shut. This class is threadsafe. */
final class Turnstile {

    private int inside;
    private boolean shut;

    /** Returns whether one more is inside now, who has to leave. */
    synchronized boolean enter() {
        if (!shut) {
            inside++;
        }
        return !shut;
    }

    /** Lets one out. */
    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** Lets nobody in any more, and returns once nobody is inside, or after a time. */
    synchronized void shut(Duration most) throws InterruptedException {
        shut = true;
        long end = System.nanoTime() + most.toNanos();
        long left = most.toMillis();
        while (inside > 0 && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }

    /** Lets in again. */
    synchronized void open() {
        shut = false;
    }
}
