package io.lockkeeper.lease;

import io.lockkeeper.lease.Acquisition.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A count that is read, and written one higher, under locks of several processes, in real time. */
final class Counters implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final SystemEnvironment environment = new SystemEnvironment(4);
    private final List<LeaseLock> locks = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private volatile int count;

    Counters(LeaseStore store, int processes) {
        for (int i = 0; i < processes; i++) {
            LockSettings settings = new LockSettings("pod-" + i, Duration.ofSeconds(30), Duration.ofSeconds(1));
            locks.add(new LeaseLock(store, settings, environment, LockMetrics.NONE, (lease, holder) -> {}));
        }
    }

    /** Counts so often, and returns how often the lock was held for it. */
    int count(int times) throws InterruptedException {
        LeaseLock lock = locks.get(next.getAndIncrement() % locks.size());
        int held = 0;
        while (held < times && lock.acquire(new LockRequest("key", new Object(), LONG)) instanceof Held won) {
            held++;
            together.addAndGet(inside.getAndIncrement());
            int before = count;
            count = before + 1;
            inside.decrementAndGet();
            won.hold().release();
        }
        return held;
    }

    int value() {
        return count;
    }

    /** Returns how often somebody came in and found others there. */
    int together() {
        return together.get();
    }

    void drain() throws InterruptedException {
        for (LeaseLock lock : locks) {
            lock.drain(LONG);
        }
    }

    @Override
    public void close() {
        environment.close();
    }
}
