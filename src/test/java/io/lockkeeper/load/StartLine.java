package io.lockkeeper.load;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where a number of clients wait for each other, to go on at the same instant. */
final class StartLine {
    /** Clients wait for nothing but each other's threads; without an end, one that died would hold all others. */
    private static final long MINUTES = 1;

    private final CyclicBarrier barrier;

    StartLine(int clients) {
        barrier = new CyclicBarrier(clients);
    }

    void await() throws InterruptedException {
        try {
            barrier.await(MINUTES, TimeUnit.MINUTES);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(
                    "Not all " + barrier.getParties() + " clients came to the start line within a minute", e);
        }
    }
}
