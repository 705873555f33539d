package io.lockkeeper.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts requests as the view changes, so that nobody has to go through all of them to know how many there are of a
 * sort. It is told of all requests of a fingerprint at once.
 */
final class Census {

    private final Map<String, Integer> active = new HashMap<>();
    private final NavigableMap<Instant, Map<String, Integer>> created = new TreeMap<>();
    private final OtherCreators others = new OtherCreators();
    private int requests;
    private int contested;

    /** Counts the requests of a fingerprint. */
    void enter(List<KnownRequest> line) {
        count(line, 1);
        others.enter(line);
    }

    /** Takes back what was counted for the requests of a fingerprint. */
    void leave(List<KnownRequest> line) {
        count(line, -1);
        others.leave(line);
    }

    /** Returns how many requests there are. */
    int requests() {
        return requests;
    }

    /** Returns how many fingerprints have more than one active request. */
    int contested() {
        return contested;
    }

    /** Returns how many requests are active. */
    int active() {
        return sum(active.values());
    }

    /** Returns how many requests about resources of a namespace are active. */
    int active(String targetNamespace) {
        return active.getOrDefault(targetNamespace, 0);
    }

    /** Notes that another creator was at work then. */
    void otherCreator(Instant then) {
        others.seen(then);
    }

    /** Returns whether others create requests too, by the clock of the API server. */
    boolean othersCreate(Instant now) {
        return others.arePresent(now);
    }

    /** Returns how many requests were made since then, then included. */
    int createdSince(Instant then) {
        return created.tailMap(then).values().stream()
                .mapToInt(byNamespace -> sum(byNamespace.values()))
                .sum();
    }

    /** Returns how many requests about resources of a namespace were made since then, then included. */
    int createdSince(Instant then, String targetNamespace) {
        return created.tailMap(then).values().stream()
                .mapToInt(byNamespace -> byNamespace.getOrDefault(targetNamespace, 0))
                .sum();
    }

    private void count(List<KnownRequest> line, int sign) {
        requests += sign * line.size();
        contested += line.stream().filter(KnownRequest::isActive).count() > 1 ? sign : 0;
        for (KnownRequest request : line) {
            if (request.isActive()) {
                add(active, request.targetNamespace(), sign);
            }
            Map<String, Integer> second = created.computeIfAbsent(request.created(), time -> new HashMap<>(2));
            add(second, request.targetNamespace(), sign);
            if (second.isEmpty()) {
                created.remove(request.created());
            }
        }
    }

    private static void add(Map<String, Integer> counts, String key, int number) {
        // A count of none is taken out, so that namespaces which are gone leave nothing behind.
        counts.merge(key, number, (before, more) -> before + more == 0 ? null : Integer.valueOf(before + more));
    }

    private static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
