package io.lockkeeper.remediation;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Requests as an API server keeps them, in memory, with a script for what happens to the next writes. */
final class ScriptedStore implements RequestStore {

    static final Instant CREATED = Instant.parse("2026-01-31T12:00:00Z");

    private final Map<String, GenericKubernetesResource> stored = new HashMap<>();
    private final Deque<Turn> script = new ConcurrentLinkedDeque<>();
    private final List<Integer> written = new ArrayList<>();
    private int version;
    private int reads;

    /** One write, which is carried out or not. */
    @FunctionalInterface
    interface Write {
        Optional<KnownRequest> carryOut();
    }

    /** What happens to one write. */
    @FunctionalInterface
    interface Turn {
        Optional<KnownRequest> take(Write write);
    }

    /** Has this happen to the next write that nothing else is to happen to. */
    void next(Turn turn) {
        script.add(turn);
    }

    /** Creates a request, in the place of any other of that name, and returns it as its creator gets it. */
    synchronized KnownRequest create(String name, String uid) {
        GenericKubernetesResource created = new GenericKubernetesResourceBuilder()
                .withNewMetadata()
                .withNamespace("ns")
                .withName(name)
                .withUid(uid)
                .withResourceVersion(Integer.toString(++version))
                .withCreationTimestamp(CREATED.toString())
                .endMetadata()
                .build();
        created.setAdditionalProperty("status", Map.of());
        stored.put(name, created);
        return KnownRequest.of(created);
    }

    /** Does what a controller does: writes one field of the status. */
    synchronized KnownRequest status(String name, String field, Object value) {
        GenericKubernetesResource request = stored.get(name);
        if (request == null) {
            throw new IllegalStateException("there is no " + name);
        }
        Map<String, Object> status = new HashMap<>(request.<Map<String, Object>>get("status"));
        status.put(field, value);
        GenericKubernetesResource changed = new GenericKubernetesResourceBuilder()
                .withNewMetadataLike(request.getMetadata())
                .withResourceVersion(Integer.toString(++version))
                .endMetadata()
                .build();
        changed.setAdditionalProperty("status", status);
        stored.put(name, changed);
        return KnownRequest.of(changed);
    }

    synchronized void delete(String name) {
        stored.remove(name);
    }

    /** Returns what is counted on a request, null where nothing was written. */
    @Nullable
    Occurrences counted(String name) {
        return peek(name).orElseThrow().occurrences();
    }

    /** Returns the counts that were written, in their order. */
    synchronized List<Integer> written() {
        return List.copyOf(written);
    }

    /** Returns how often a request was read. */
    synchronized int reads() {
        return reads;
    }

    @Override
    public synchronized Optional<KnownRequest> read(String name) {
        reads++;
        return peek(name);
    }

    @Override
    public Optional<KnownRequest> write(KnownRequest read, Occurrences occurrences) {
        Turn turn = script.poll();
        return turn == null ? store(read, occurrences) : turn.take(() -> store(read, occurrences));
    }

    /** Returns a request, and does not count it as a read. */
    synchronized Optional<KnownRequest> peek(String name) {
        return Optional.ofNullable(stored.get(name)).map(KnownRequest::of);
    }

    private synchronized Optional<KnownRequest> store(KnownRequest read, Occurrences occurrences) {
        if (peek(read.name())
                .filter(now -> now.resourceVersion().equals(read.resourceVersion()))
                .isEmpty()) {
            return Optional.empty();
        }
        written.add(occurrences.count());
        return Optional.of(status(
                read.name(),
                "deduplication",
                Map.of(
                        "firstSeenAt", occurrences.firstSeen().toString(),
                        "lastSeenAt", occurrences.lastSeen().toString(),
                        "occurrenceCount", occurrences.count())));
    }
}
