package io.lockkeeper.lease;

import java.time.Duration;

/** How long one acquisition waits: until its time is over, or what it was to protect is seen to be done. */
final class Patience {

    private final LockEnvironment environment;
    private final Turn turn;
    private final LockRequest request;
    private final long start;
    private boolean waited;

    /** Makes one whose time begins now. */
    Patience(LockEnvironment environment, Turn turn, LockRequest request) {
        this.environment = environment;
        this.turn = turn;
        this.request = request;
        this.start = environment.nanoTime();
    }

    /** Returns when it began, by the monotonic clock. */
    long start() {
        return start;
    }

    /** Returns how long it has lasted. */
    Duration spent() {
        return Duration.ofNanos(environment.nanoTime() - start);
    }

    /** Returns whether there was anything to wait for. */
    boolean waited() {
        return waited;
    }

    /** Returns whether nobody should wait any longer. */
    boolean isOver() {
        return left().isZero() || turn.isClosed();
    }

    /** Returns whether the lock is no longer wanted. */
    boolean isKnown() {
        return request.known().getAsBoolean();
    }

    /** Waits until it is the turn of this acquisition, and no longer than the patience lasts. */
    void awaitTurn() throws InterruptedException {
        while (!turn.isFirst() && !isOver() && !(waited && isKnown())) {
            waited = true;
            turn.signal().await(left());
        }
    }

    /** Waits for a time, and no longer than the patience lasts. */
    void pause(Duration time) throws InterruptedException {
        long end = environment.nanoTime() + time.toNanos();
        for (long rest = time.toNanos(); rest > 0 && !isOver() && !isKnown(); rest = end - environment.nanoTime()) {
            waited = true;
            turn.signal().await(Durations.shorter(Duration.ofNanos(rest), left()));
        }
    }

    /** Returns what is left of it, zero where it is over. */
    Duration left() {
        Duration left = request.budget().minus(spent());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
