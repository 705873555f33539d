package io.lockkeeper.remediation;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.KnownRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is to be counted on one request: while one write is under way, the alerts of the next gather here. Only
 * {@link Backlogs} calls it, under its lock.
 */
final class Backlog {

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final KnownRequest known;
    private List<Rider> waiting = new ArrayList<>();
    private boolean creationWaits;
    private @Nullable Traceparent creation;
    private int underWay;

    /**
     * Makes an empty one.
     *
     * @param known the request in any state that it was read in
     */
    Backlog(KnownRequest known) {
        this.known = known;
    }

    /** Returns the uid of the request. */
    String uid() {
        return known.uid();
    }

    /** Takes in one more alert. */
    void add(Rider rider) {
        waiting.add(rider);
    }

    /**
     * Takes in the alert that the request was made for.
     *
     * @param trace where it stands in its trace, null where that is not known
     */
    void addCreation(@Nullable Traceparent trace) {
        creationWaits = true;
        creation = trace;
    }

    /** Takes out what the next write counts. It leaves out alerts that nobody waits for: their senders send them again. */
    Batch board() {
        Batch batch = new Batch(
                known,
                creationWaits,
                creation,
                waiting.stream().filter(Rider::waits).toList());
        waiting = new ArrayList<>();
        creationWaits = false;
        creation = null;
        underWay = batch.size();
        return batch;
    }

    /** Learns that the write under way has ended. */
    void arrived() {
        underWay = 0;
    }

    /** Returns how many alerts wait or are in the write under way. */
    int size() {
        return waiting.size() + (creationWaits ? 1 : 0) + underWay;
    }

    /** Returns what completes when nothing is left to be counted. */
    CompletableFuture<Void> end() {
        return end;
    }
}
