package io.lockkeeper.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one process, of which one runs at a time. Those that it brings word of a count leave their wait
 * meanwhile, and stand still before they touch anything that others see.
 */
final class Turns {

    private static final long STUCK = TimeUnit.MINUTES.toNanos(1);

    private final Executor threads;
    private final Semaphore moved = new Semaphore(0);
    private final List<Turn> alive = new ArrayList<>();
    private final Queue<Turn> begun = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    Turns(Executor threads) {
        this.threads = threads;
    }

    /**
     * Takes in a thread.
     *
     * @param who names it in the history
     * @param first what has to happen before it begins
     */
    void start(String who, Stop first, Runnable work) {
        // What a thread of a crashed process still begins, never runs.
        if (!closed) {
            begun.add(new Turn(who, first, work, threads, moved));
        }
    }

    /** Returns what may happen to the threads. */
    List<Option> options() {
        takeIn();
        return alive.stream().flatMap(turn -> turn.options().stream()).toList();
    }

    /** Returns when the first of the threads goes on by itself that waits for that, later than now. */
    OptionalLong nextDue(long now) {
        takeIn();
        return alive.stream()
                .map(Turn::due)
                .flatMapToLong(OptionalLong::stream)
                .filter(due -> due > now)
                .min();
    }

    /** Lets a thread run until all of them stand still again. */
    void run(Turn turn) {
        turn.resume();
        settle();
    }

    /** Ends them all, wherever they are. */
    void crash() {
        closed = true;
        takeIn();
        for (Turn turn : List.copyOf(alive)) {
            turn.crash();
            settle();
        }
    }

    private void settle() {
        long since = System.nanoTime();
        while (!alive.stream().allMatch(Turn::isStill)) {
            await();
            if (System.nanoTime() - since > STUCK) {
                throw new IllegalStateException("does not come to stand: " + whoRuns());
            }
        }
        moved.drainPermits();
        for (Turn turn : alive) {
            if (turn.failure() != null) {
                throw new IllegalStateException(turn.who() + " ended", turn.failure());
            }
        }
        alive.removeIf(Turn::isOver);
    }

    /** Threads begin others while this one looks at them all, and two of them in no order. */
    private void takeIn() {
        List<Turn> taken = new ArrayList<>();
        for (Turn next = begun.poll(); next != null; next = begun.poll()) {
            taken.add(next);
        }
        taken.sort(Comparator.comparing(Turn::who));
        alive.addAll(taken);
    }

    private void await() {
        try {
            // Short, for a thread that begins to wait for word does not say so.
            var unused = moved.tryAcquire(100, TimeUnit.MICROSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private List<String> whoRuns() {
        return alive.stream()
                .filter(turn -> !turn.isStill())
                .map(turn -> {
                    Thread thread = turn.thread();
                    return turn.who() + " at " + (thread == null ? "?" : Arrays.toString(thread.getStackTrace()));
                })
                .toList();
    }
}
