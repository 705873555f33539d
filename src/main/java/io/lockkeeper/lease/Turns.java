package io.lockkeeper.lease;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who of this process wants which Lease, first come, first served: however many they are, the store hears of one at a
 * time. Keys that share a Lease share its queue. This class is threadsafe.
 */
final class Turns {

    private final LockEnvironment environment;
    private final LockEnvironment.Signal ended;
    private final Map<String, Deque<Turn>> queues = new HashMap<>();
    private final Set<Turn> unfinished = new HashSet<>();
    private boolean closed;

    Turns(LockEnvironment environment) {
        this.environment = environment;
        this.ended = environment.signal();
    }

    /** Joins the queue of a Lease. Whoever does, ends the turn. */
    synchronized Turn join(String lease, Object owner) {
        Turn turn = new Turn(this, lease, owner, environment.signal());
        queues.computeIfAbsent(lease, name -> new ArrayDeque<>()).add(turn);
        unfinished.add(turn);
        return turn;
    }

    /** Returns what an owner holds of a Lease, and may have given back already. */
    synchronized Optional<Hold> holdOf(String lease, Object owner) {
        return Optional.ofNullable(queues.get(lease))
                .map(Deque::peek)
                .filter(first -> first.isOf(owner))
                .flatMap(Turn::hold);
    }

    /** Has all who want a Lease look whether they still do. */
    synchronized void wake(String lease) {
        @Nullable Deque<Turn> queue = queues.get(lease);
        if (queue != null) {
            queue.forEach(turn -> turn.signal().set());
        }
    }

    /** Has nobody wait any longer, those that come later neither. */
    synchronized void close() {
        closed = true;
        unfinished.forEach(turn -> turn.signal().set());
    }

    /**
     * Waits until nothing is left to be done for any turn.
     *
     * @return those that are not ended when the time is over
     */
    List<Turn> awaitEnd(Duration atMost) throws InterruptedException {
        long end = environment.nanoTime() + atMost.toNanos();
        List<Turn> left = unfinished();
        for (long time = atMost.toNanos(); !left.isEmpty() && time > 0; time = end - environment.nanoTime()) {
            ended.await(Duration.ofNanos(time));
            left = unfinished();
        }
        return left;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized boolean isFirst(Turn turn) {
        @Nullable Deque<Turn> queue = queues.get(turn.lease());
        return queue != null && queue.peek() == turn;
    }

    synchronized void pass(Turn turn) {
        @Nullable Deque<Turn> queue = queues.get(turn.lease());
        if (queue == null || !queue.remove(turn)) {
            return;
        }
        if (queue.isEmpty()) {
            queues.remove(turn.lease());
        } else {
            queue.element().signal().set();
        }
    }

    synchronized void end(Turn turn) {
        pass(turn);
        unfinished.remove(turn);
        ended.set();
    }

    /** Returns the turns that are not ended. */
    synchronized List<Turn> unfinished() {
        return List.copyOf(unfinished);
    }
}
