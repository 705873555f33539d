package io.lockkeeper.remediation;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.KnownRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is to be counted on one request: while one write is under way, and for a while after it, the alerts of the next gather
 * here. Only {@link Backlogs} calls it, under its lock.
 */
final class Backlog {

    private CompletableFuture<Void> end = new CompletableFuture<>();
    private KnownRequest known;
    private int refusals;
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
        expect();
        waiting.add(rider);
    }

    /**
     * Takes in the alert that the request was made for.
     *
     * @param trace where it stands in its trace, null where that is not known
     */
    void addCreation(@Nullable Traceparent trace) {
        expect();
        creationWaits = true;
        creation = trace;
    }

    private void expect() {
        if (end.isDone()) {
            end = new CompletableFuture<>();
        }
    }

    /** Takes out what the next write counts. It leaves out alerts that nobody waits for: their senders send them again. */
    Batch board() {
        Batch batch = new Batch(
                known,
                refusals > 0,
                creationWaits,
                creation,
                waiting.stream().filter(Rider::waits).toList());
        waiting = new ArrayList<>();
        creationWaits = false;
        creation = null;
        underWay = batch.size();
        return batch;
    }

    /**
     * Learns that the write under way has ended. Those who rode on one that was refused wait for the next; a creation
     * alone does not: who came first has counted it.
     *
     * @param refused the state that it was written on in vain
     * @return how many were refused in a row, up to this one
     */
    int arrived(Batch batch, Optional<KnownRequest> refused) {
        underWay = 0;
        if (refused.isPresent() && !batch.riders().isEmpty()) {
            known = refused.get();
            refusals++;
            waiting.addAll(0, batch.riders());
            if (batch.creation()) {
                addCreation(batch.created());
            }
        } else {
            refusals = 0;
        }
        if (size() == 0) {
            end.complete(null);
        }
        return refusals;
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
