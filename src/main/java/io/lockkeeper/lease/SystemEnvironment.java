package io.lockkeeper.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real thing: the machine's clocks, random UUIDs, and a few threads that all locks share. */
public final class SystemEnvironment implements LockEnvironment, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SystemEnvironment.class);

    private final AtomicInteger started = new AtomicInteger();
    private final ScheduledThreadPoolExecutor threads;

    /**
     * Makes one.
     *
     * @param threads for renewals, releases and sweeps, however many locks are held
     */
    public SystemEnvironment(int threads) {
        this.threads = new ScheduledThreadPoolExecutor(threads, this::thread, new ThreadPoolExecutor.DiscardPolicy());
        // A lock is mostly given back long before its renewal is due, which must not be kept until then.
        this.threads.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public String id() {
        return UUID.randomUUID().toString();
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public Signal signal() {
        return new SemaphoreSignal();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Future<?> future = threads.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Ends the threads; tasks that are due later are not run, nor are those that are added. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a task of a lock failed", e);
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lease-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private static final class SemaphoreSignal implements Signal {

        private final Semaphore set = new Semaphore(0);

        @Override
        public void set() {
            set.release();
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            if (set.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                set.drainPermits();
            }
        }
    }
}
