package io.lockkeeper.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only while all threads wait, and threads of which one runs at a time: the same seed makes the same
 * run, on any machine. The thread that makes it takes part, like those that it starts.
 */
final class VirtualTime implements LockEnvironment, AutoCloseable {

    private static final Duration LONG = Duration.ofHours(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final @Nullable Random random;
    private Runnable check = () -> {};
    private @Nullable Throwable failure;
    private long now = 1_000_000_000;
    private long made;

    /** Makes one in which what is due at the same time happens in the order in which it was asked for. */
    VirtualTime() {
        this.random = null;
    }

    /** Makes one in which chance has its way, for a seed. */
    VirtualTime(long seed) {
        this.random = new Random(seed);
    }

    /** What happens next; false where no thread runs because of it. */
    private interface Step {
        boolean take();
    }

    private record Event(long at, long order, Step step) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
        }
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-01-31T12:00:00Z").plusNanos(now);
    }

    @Override
    public String id() {
        return "id-" + ++made;
    }

    @Override
    public double random() {
        return random == null ? 0 : random.nextDouble();
    }

    @Override
    public Signal signal() {
        return new VirtualSignal();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        AtomicBoolean cancelled = new AtomicBoolean();
        add(delay, () -> !cancelled.get() && begin(task));
        return () -> cancelled.set(true);
    }

    /** Has something looked at whenever a thread has run for a while; it throws where it does not like what it sees. */
    void checkAlways(Runnable looked) {
        check = looked;
    }

    /** Starts a thread. */
    <T> CompletableFuture<T> start(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        after(Duration.ZERO, () -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Returns what a thread has come to, however long that takes. */
    <T> T result(CompletableFuture<T> thread) {
        long end = now + LONG.toNanos();
        while (!thread.isDone() && now < end) {
            sleep(Duration.ofMillis(100));
        }
        rethrow();
        if (!thread.isDone()) {
            throw new AssertionError("not done after an hour");
        }
        return thread.join();
    }

    /** Lets time pass. */
    void sleep(Duration time) {
        sleep(new Sleep(), time);
        rethrow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        rethrow();
    }

    private void fail(Throwable e) {
        failure = failure == null ? e : failure;
    }

    private void rethrow() {
        if (failure != null) {
            throw new AssertionError(failure.getMessage(), failure);
        }
    }

    private void add(Duration delay, Step step) {
        long order = random == null ? ++made : random.nextLong();
        events.add(new Event(now + delay.toNanos(), order, step));
    }

    private boolean begin(Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                fail(e);
            } finally {
                handOver();
            }
        });
        return true;
    }

    private void sleep(Sleep sleep, Duration time) {
        add(time, sleep::end);
        handOver();
        sleep.baton.acquireUninterruptibly();
    }

    /** The thread that calls it is about to wait or to end. */
    private void handOver() {
        try {
            check.run();
        } catch (AssertionError e) {
            fail(e);
        }
        boolean taken = false;
        while (!taken && !events.isEmpty()) {
            Event next = events.remove();
            now = next.at;
            taken = next.step.take();
        }
    }

    private static final class Sleep {

        private final Semaphore baton = new Semaphore(0);
        private boolean ended;

        boolean end() {
            boolean first = !ended;
            ended = true;
            if (first) {
                baton.release();
            }
            return first;
        }
    }

    private final class VirtualSignal implements Signal {

        private @Nullable Sleep sleep;
        private boolean set;

        @Override
        public void set() {
            set = true;
            if (sleep != null) {
                add(Duration.ZERO, sleep::end);
            }
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!set) {
                sleep = new Sleep();
                VirtualTime.this.sleep(sleep, atMost);
                sleep = null;
            }
            set = false;
        }
    }
}
