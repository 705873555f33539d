package io.lockkeeper.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of each fingerprint, in their latest known state: an older state never takes the place of a newer one,
 * and one that is gone never comes back.
 */
final class Lines {

    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);

    private final Map<String, List<KnownRequest>> lines = new HashMap<>();
    private final Census census;
    private final Recent gone;

    Lines(Census census, Recent gone) {
        this.census = census;
        this.gone = gone;
    }

    /** Returns what is known of a fingerprint. */
    List<KnownRequest> of(String fingerprint) {
        return lines.getOrDefault(fingerprint, List.of());
    }

    /** Returns the fingerprints that requests are known of. */
    List<String> fingerprints() {
        return List.copyOf(lines.keySet());
    }

    /**
     * Takes a state in. The name of a request belongs to one at a time, so another one of its name is gone, or this one
     * is: whichever state is the older.
     *
     * @return whether it showed that one is gone
     */
    boolean put(KnownRequest request) {
        if (gone.contains(request.uid())) {
            return false;
        }
        List<KnownRequest> line = of(request.fingerprint());
        if (line.stream().anyMatch(other -> sameName(other, request) && other.isNewerThan(request))) {
            gone.add(request.uid());
            return true;
        }
        boolean replaces = remove(request.fingerprint(), other -> sameName(other, request));
        if (of(request.fingerprint()).stream()
                .noneMatch(same -> sameUid(same, request) && !request.isNewerThan(same))) {
            change(request.fingerprint(), next -> {
                next.removeIf(same -> sameUid(same, request));
                next.add(request);
            });
        }
        return replaces;
    }

    /** Makes those of a fingerprint's requests that match gone, and returns whether there were any. */
    boolean remove(String fingerprint, Predicate<KnownRequest> lost) {
        List<KnownRequest> leaving = of(fingerprint).stream().filter(lost).toList();
        if (!leaving.isEmpty()) {
            leaving.forEach(request -> gone.add(request.uid()));
            change(fingerprint, next -> next.removeAll(leaving));
        }
        return !leaving.isEmpty();
    }

    /** Makes a request gone, known or not. */
    void remove(String fingerprint, String uid) {
        gone.add(uid);
        remove(fingerprint, request -> request.uid().equals(uid));
    }

    /** Forgets everything, what is gone included. */
    void clear() {
        lines.values().forEach(census::leave);
        lines.clear();
        gone.clear();
    }

    private void change(String fingerprint, Consumer<List<KnownRequest>> edit) {
        List<KnownRequest> before = of(fingerprint);
        List<KnownRequest> next = new ArrayList<>(before);
        edit.accept(next);
        census.leave(before);
        census.enter(next);
        tellOfContest(fingerprint, before, next);
        if (next.isEmpty()) {
            lines.remove(fingerprint);
        } else {
            lines.put(fingerprint, List.copyOf(next));
        }
    }

    /** Nothing of ours makes a second one, so somebody has to look at who did. */
    private static void tellOfContest(String fingerprint, List<KnownRequest> before, List<KnownRequest> now) {
        List<String> active = active(now);
        boolean contested = active.size() > 1;
        if (contested && !active.equals(active(before))) {
            LOG.warn(
                    "Incident {} has {} active RemediationRequests, {}: another gateway made one, or somebody deleted one"
                            + " just then. Alerts are counted on the newest; end or delete the others",
                    fingerprint,
                    active.size(),
                    active);
        } else if (!contested && active(before).size() > 1) {
            LOG.info("Incident {} has one active RemediationRequest at most again", fingerprint);
        }
    }

    private static List<String> active(List<KnownRequest> line) {
        return line.stream()
                .filter(KnownRequest::isActive)
                .map(request -> request.namespace() + "/" + request.name())
                .sorted()
                .toList();
    }

    private static boolean sameUid(KnownRequest one, KnownRequest other) {
        return one.uid().equals(other.uid());
    }

    private static boolean sameName(KnownRequest one, KnownRequest other) {
        return !sameUid(one, other) && one.name().equals(other.name());
    }
}
