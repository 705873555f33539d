package io.lockkeeper.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What has happened to the objects, for those who watch them. This class is threadsafe. */
final class Changes {

    private final int kept;
    private final Deque<Change> recent = new ArrayDeque<>();
    private final List<BlockingQueue<Change>> open = new ArrayList<>();
    private long forgotten;

    /**
     * Makes one without changes.
     *
     * @param kept most changes to remember
     */
    Changes(int kept) {
        this.kept = kept;
    }

    /** Takes in a change, whose version is the highest so far. */
    synchronized void add(Change change) {
        recent.addLast(change);
        if (recent.size() > kept) {
            forgotten = recent.removeFirst().version();
        }
        open.forEach(queue -> queue.add(change));
    }

    /**
     * Returns a queue of all changes after a version, which is filled until it is closed; empty where some of them are
     * forgotten.
     */
    synchronized Optional<BlockingQueue<Change>> openAfter(long version) {
        if (version < forgotten) {
            return Optional.empty();
        }
        BlockingQueue<Change> queue = new LinkedBlockingQueue<>(
                recent.stream().filter(change -> change.version() > version).toList());
        open.add(queue);
        return Optional.of(queue);
    }

    synchronized void close(BlockingQueue<Change> queue) {
        open.remove(queue);
    }
}
