package io.lockkeeper.simulation;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a simulated process. It stands still wherever it meets the world outside of its process, and goes on when
 * it is given its turn.
 */
final class Turn {

    private static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

    private final String who;
    private final Runnable work;
    private final Executor threads;
    private final Semaphore moved;
    private final Semaphore go = new Semaphore(0);
    private volatile Phase phase = Phase.NEW;
    private volatile Stop stop;
    private volatile boolean crashed;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    private enum Phase {
        NEW,
        STILL,
        RUNNING,
        OVER
    }

    /**
     * Makes one that stands before its first step.
     *
     * @param who names it in the history
     * @param first what has to happen before it begins
     * @param moved is released each time that the thread comes to stand
     */
    Turn(String who, Stop first, Runnable work, Executor threads, Semaphore moved) {
        this.who = who;
        this.stop = first;
        this.work = work;
        this.threads = threads;
        this.moved = moved;
    }

    /** Has the thread that calls stand still. */
    static void stopAt(Stop stop) {
        Turn turn = CURRENT.get();
        if (turn == null) {
            throw new IllegalStateException(Thread.currentThread() + " is no thread of the simulation");
        }
        turn.stand(stop);
    }

    String who() {
        return who;
    }

    /** Returns what may happen to it, nothing while it waits for another thread of its process. */
    List<Option> options() {
        return phase == Phase.NEW || phase == Phase.STILL ? stop.options(this) : List.of();
    }

    /** Returns when it goes on by itself, empty where time does not matter to it. */
    OptionalLong due() {
        return phase == Phase.NEW || phase == Phase.STILL ? stop.due() : OptionalLong.empty();
    }

    /** Lets it run on; it is not still afterwards. */
    void resume() {
        boolean isNew = phase == Phase.NEW;
        phase = Phase.RUNNING;
        if (isNew) {
            threads.execute(this::run);
        } else {
            go.release();
        }
    }

    /** Has it end wherever it stands. */
    void crash() {
        crashed = true;
        Thread waiting = thread;
        if (phase == Phase.NEW) {
            phase = Phase.OVER;
        } else if (phase == Phase.STILL) {
            stop.abandon(this);
            resume();
        } else if (phase == Phase.RUNNING && waiting != null) {
            waiting.interrupt();
        }
    }

    /** Returns whether it does nothing until somebody else does: it stands, is over, or waits for word of a count. */
    boolean isStill() {
        return phase != Phase.RUNNING || (!crashed && waitsForWord(thread));
    }

    boolean isOver() {
        return phase == Phase.OVER;
    }

    /** Returns what ended the thread that should not have, null where nothing did. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    @Nullable
    Thread thread() {
        return thread;
    }

    /** A thread in {@code CompletableFuture.get} shows what it is blocked by, which knows whether the word has come. */
    private static boolean waitsForWord(@Nullable Thread thread) {
        return thread != null
                && LockSupport.getBlocker(thread) instanceof ManagedBlocker blocker
                && !blocker.isReleasable();
    }

    private void run() {
        thread = Thread.currentThread();
        CURRENT.set(this);
        try {
            work.run();
        } catch (Crash e) {
            // This is how it ends where its process does.
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            CURRENT.remove();
            thread = null;
            phase = Phase.OVER;
            moved.release();
        }
        if (crashed) {
            // Camel keeps its place in the thread, which must not take up the work of another process.
            throw new Crash();
        }
    }

    private void stand(Stop next) {
        if (!crashed) {
            stop = next;
            phase = Phase.STILL;
            moved.release();
            go.acquireUninterruptibly();
        }
        if (crashed) {
            throw new Crash();
        }
    }
}
