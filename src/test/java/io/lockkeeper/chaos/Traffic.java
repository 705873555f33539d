package io.lockkeeper.chaos;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.OwnThread;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Alerts that come all the time, of a few busy incidents, some quiet ones and ever new ones. Each is sent again, to another
 * replica, until one acknowledges it. {@link #close()} ends it once every alert that was sent has been acknowledged.
 */
final class Traffic implements AutoCloseable {

    private static final int SENDERS = 6;
    private static final int BUSY = 3;
    private static final int QUIET = 30;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final Fleet fleet;
    private final Witness witness;
    private final String run;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger fresh = new AtomicInteger();
    private final List<CompletableFuture<Void>> senders;

    /**
     * Begins.
     *
     * @param run begins the names of its workloads
     * @param seed of what each sender draws
     */
    Traffic(Fleet fleet, Witness witness, String run, long seed) {
        this.fleet = fleet;
        this.witness = witness;
        this.run = run;
        this.senders = IntStream.range(0, SENDERS)
                .mapToObj(number -> OwnThread.run(() -> send(new Random(seed + number))))
                .toList();
    }

    /** Waits until so many more alerts have been acknowledged. */
    void await(int alerts) {
        int before = witness.alerts();
        Awaitility.await("alerts to be acknowledged")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> witness.alerts() >= before + alerts);
    }

    @Override
    public void close() {
        stopped.countDown();
        senders.forEach(CompletableFuture::join);
    }

    private void send(Random random) {
        while (!isStoppedWithin(PAUSE)) {
            String body = AlertBody.firing(workload(random));
            while (!isDone(fleet.replicas().get(random.nextInt(fleet.replicas().size())), body)) {
                witness.sentAgain();
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private String workload(Random random) {
        double which = random.nextDouble();
        if (which < 0.5) {
            return run + "-busy-" + random.nextInt(BUSY);
        }
        return which < 0.8 ? run + "-quiet-" + random.nextInt(QUIET) : run + "-fresh-" + fresh.incrementAndGet();
    }

    private boolean isDone(Replica replica, String body) {
        try {
            return witness.note(replica, replica.post(body));
        } catch (UncheckedIOException e) {
            // Refused, reset, or without an answer: another replica may have one.
            return false;
        }
    }

    private boolean isStoppedWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }
}
