package io.lockkeeper.cluster;

import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many calls to the API server be under way at once, and the others wait for their turn: calls that are all under
 * way at once outlast their time all together, and nothing is done. Look-ups, with which an alert begins, come after all
 * other calls, so that what is begun is ended. This class is threadsafe.
 */
public final class CallQueue {

    private static final long AFTER_ALL_OTHERS = Long.MAX_VALUE / 2;

    private final TreeMap<Long, CompletableFuture<Void>> waiting = new TreeMap<>();
    private int free;
    private long arrivals;
    private boolean calling;

    /**
     * Makes one in which nothing is under way.
     *
     * @param most calls that are under way at once
     */
    public CallQueue(int most) {
        this.free = most;
    }

    /** Returns how many calls wait for their turn. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /**
     * Makes a call when its turn comes.
     *
     * @param lookUp whether it comes after all that are none
     * @param patience how long it may wait
     * @return its answer, or {@link NotSentException} where its turn did not come in time
     */
    <T> CompletableFuture<T> inTurn(boolean lookUp, Duration patience, Supplier<CompletableFuture<T>> call) {
        CompletableFuture<Void> turn = turn(lookUp, patience);
        return turn.thenCompose(mine -> call.get()).whenComplete((answer, failure) -> {
            if (!turn.isCompletedExceptionally()) {
                leave();
            }
        });
    }

    private CompletableFuture<Void> turn(boolean lookUp, Duration patience) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        long place;
        synchronized (this) {
            if (free > 0) {
                free--;
                return CompletableFuture.completedFuture(null);
            }
            arrivals++;
            place = lookUp ? AFTER_ALL_OTHERS + arrivals : arrivals;
            waiting.put(place, turn);
        }
        return turn.orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS).exceptionally(late -> {
            giveUp(place);
            throw new CompletionException(NotSentException.overloaded());
        });
    }

    private synchronized void giveUp(long place) {
        waiting.remove(place);
    }

    /** Whoever is calling the next ones goes on with it: a call that ends at once would call the next from within. */
    private void leave() {
        synchronized (this) {
            free++;
            if (calling) {
                return;
            }
            calling = true;
        }
        for (CompletableFuture<Void> next = next(); next != null; next = next()) {
            if (!next.complete(null)) {
                handBack();
            }
        }
    }

    private synchronized @Nullable CompletableFuture<Void> next() {
        if (free == 0 || waiting.isEmpty()) {
            calling = false;
            return null;
        }
        free--;
        return waiting.pollFirstEntry().getValue();
    }

    private synchronized void handBack() {
        free++;
    }
}
