package io.lockkeeper.remediation;

import io.lockkeeper.incident.KnownRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The backlog of each request that there is something to be counted on. This class is threadsafe. */
final class Backlogs {

    private final Map<String, Backlog> byUid = new HashMap<>();

    /** Makes an entry, and returns its backlog where it is the first in it, so that nobody has its write made yet. */
    synchronized Optional<Backlog> enter(KnownRequest request, Consumer<Backlog> entry) {
        Backlog before = byUid.get(request.uid());
        Backlog backlog = before == null ? new Backlog(request) : before;
        entry.accept(backlog);
        byUid.put(request.uid(), backlog);
        return before == null ? Optional.of(backlog) : Optional.empty();
    }

    /** Takes out what the next write counts. */
    synchronized Batch board(Backlog backlog) {
        return backlog.board();
    }

    /**
     * Ends the write under way.
     *
     * @param refused the state that it was written on in vain
     * @return how many were refused in a row, up to this one
     */
    synchronized int arrived(Backlog backlog, Batch batch, Optional<KnownRequest> refused) {
        return backlog.arrived(batch, refused);
    }

    /** Returns whether there is to be another write. A backlog with nothing in it is dropped. */
    synchronized boolean goesOn(Backlog backlog) {
        if (backlog.size() > 0) {
            return true;
        }
        byUid.remove(backlog.uid());
        return false;
    }

    /** Returns how many alerts wait or are in a write under way. */
    synchronized int size() {
        return byUid.values().stream().mapToInt(Backlog::size).sum();
    }

    /** Returns what completes when nothing is left to be counted of the requests that are here now. */
    synchronized CompletableFuture<Void> end() {
        return CompletableFuture.allOf(byUid.values().stream().map(Backlog::end).toArray(CompletableFuture<?>[]::new));
    }
}
