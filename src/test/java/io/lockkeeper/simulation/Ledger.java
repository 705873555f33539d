package io.lockkeeper.simulation;

import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what is true of all requests and all alerts, whatever the gateways know, and checks after each step what must hold. */
final class Ledger {

    private final MemoryApi api;
    private final Clock clock;
    private final Map<String, Life> lives = new LinkedHashMap<>();
    private final Map<String, Handling> handlings = new LinkedHashMap<>();
    private long seen;
    private Optional<Violation> violation = Optional.empty();

    Ledger(MemoryApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Takes in that an alert arrives. */
    void arrived(Handling handling) {
        handlings.put(handling.who(), handling);
        noteStanding();
    }

    /**
     * Takes in what has just changed.
     *
     * @param creator the handling whose call it was, null where nobody waits for it any more
     */
    void observe(@Nullable Handling creator) {
        for (Change change : api.changesAfter(seen)) {
            boolean created = !lives.containsKey(change.uid());
            lives.computeIfAbsent(change.uid(), key -> new Life("RR" + key.substring(1), change.request()))
                    .become(change);
            seen = change.version();
            if (created && creator != null) {
                checkSuppression(creator);
            }
        }
        noteStanding();
        checkActive();
        checkCounts();
    }

    /**
     * Takes in that a handling has ended.
     *
     * @param result an {@link Outcome} or a failure
     */
    void end(Handling handling, Object result) {
        if (result instanceof Outcome.Created created) {
            answered(handling, created.name());
        } else if (result instanceof Outcome.Duplicate duplicate) {
            answered(handling, duplicate.name());
        }
        handling.end(result);
    }

    private void answered(Handling handling, String name) {
        Optional<Life> named = handling.stood().stream()
                .filter(life -> life.name().equals(name))
                .findFirst();
        if (named.isEmpty()) {
            violated(Invariant.I2, handling.who() + " is answered with " + label(name));
        } else if (bearers(name).size() == 1) {
            // Where two had the name, nobody can tell which one is meant.
            named.get().answered();
        }
        checkCounts();
    }

    /** Returns the requests that there ever were, the oldest first. */
    List<Life> lives() {
        return List.copyOf(lives.values());
    }

    /** Returns what the history calls the request that bears a name now, or bore it last. */
    String label(String name) {
        return bearers(name).stream()
                .reduce((older, newer) -> newer)
                .map(Life::toString)
                .orElse(name);
    }

    /** Returns the request of a uid. */
    Life of(KnownRequest request) {
        return Optional.ofNullable(lives.get(request.uid())).orElseThrow();
    }

    /** Returns all handlings, the oldest first. */
    List<Handling> handlings() {
        return new ArrayList<>(handlings.values());
    }

    /** Returns the handling of a thread, null where the thread handles none. */
    @Nullable
    Handling handling(String who) {
        return handlings.get(who);
    }

    /** Returns those that are not over. */
    List<Handling> open() {
        return handlings.values().stream().filter(Handling::isOpen).toList();
    }

    /** Notes what did not hold, unless something else has not before. */
    void violated(Invariant invariant, String details) {
        violation = violation.or(() -> Optional.of(new Violation(invariant, details)));
    }

    /** Returns the first thing that did not hold. */
    Optional<Violation> violation() {
        return violation;
    }

    private List<Life> bearers(String name) {
        return lives.values().stream().filter(life -> life.name().equals(name)).toList();
    }

    private void noteStanding() {
        List<Life> standing = lives.values().stream()
                .filter(life -> life.takesDuplicates(clock.instant()))
                .toList();
        open().forEach(handling -> handling.stood().addAll(standing));
    }

    private void checkActive() {
        List<Life> active =
                lives.values().stream().filter(life -> life.isActive()).toList();
        if (active.stream().filter(Life::isOurs).count() > 1) {
            violated(Invariant.I1, active + " are active");
        } else if (active.size() > 1) {
            violated(Invariant.I1F, active + " are active");
        }
    }

    private void checkCounts() {
        lives.values().stream()
                .filter(Life::isShort)
                .findFirst()
                .ifPresent(life -> violated(Invariant.I3, life.describe()));
    }

    private void checkSuppression(Handling creator) {
        lives.values().stream()
                .filter(life ->
                        life.isSuppressing(clock.instant()) && creator.stood().contains(life))
                .findFirst()
                .ifPresent(life -> violated(Invariant.I5, life + " suppresses what " + creator.who() + " creates"));
    }
}
