package io.lockkeeper.simulation;

import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Verify;
import io.lockkeeper.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** What all processes of a simulation share: the API server, the time, and what one seed decides. */
final class World {

    /** The incident that all alerts are about. */
    static final Incident INCIDENT = Incident.of(new Target("", "shop", "Deployment", "app", "apps/v1"));

    /** The namespace of its requests. */
    static final String NAMESPACE = "ns";

    private final Environment environment;
    private final Random random;
    private final Optional<BrokenRule> broken;
    private final VirtualClock clock = new VirtualClock();
    private final MemoryApi api = new MemoryApi(clock);
    private final Ledger ledger = new Ledger(api, clock);
    private final MemoryLeases leases = new MemoryLeases();
    private final List<LateCall> lateCalls = new ArrayList<>();
    private final IdentityHashMap<Request, Long> creations = new IdentityHashMap<>();
    private int faults;
    private int cuts;
    private boolean calm;
    private int ids;

    World(Environment environment, Random random, Optional<BrokenRule> broken) {
        this.environment = environment;
        this.random = random;
        this.broken = broken;
    }

    Environment environment() {
        return environment;
    }

    Random random() {
        return random;
    }

    /** Returns whether a rule of the design is broken, and this is the one. */
    boolean breaks(BrokenRule rule) {
        return broken.filter(rule::equals).isPresent();
    }

    Optional<BrokenRule> broken() {
        return broken;
    }

    /** Returns when requests are listed although nothing is in doubt. */
    Verify verify() {
        return environment.verify() && !breaks(BrokenRule.LIST_BESIDE_OTHERS) ? Verify.ALWAYS : Verify.NEVER;
    }

    VirtualClock clock() {
        return clock;
    }

    MemoryApi api() {
        return api;
    }

    MemoryLeases leases() {
        return leases;
    }

    /** Returns what it has not returned before. */
    int nextId() {
        return ++ids;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Returns the calls that are under way although nobody waits for them. */
    List<LateCall> lateCalls() {
        return lateCalls;
    }

    /** Faults begin. */
    void trouble() {
        faults = environment.faults();
        cuts = environment.cuts();
    }

    /** Faults stop. */
    void calmDown() {
        calm = true;
        faults = 0;
        cuts = 0;
    }

    /** Returns whether views learn nothing any more. */
    boolean watchesAreDead() {
        return calm && environment.deadWatches();
    }

    /** Returns whether a call may go wrong. */
    boolean mayFail(Request request) {
        return faults > 0 && (request.isCreation() || !environment.onlyCreations());
    }

    /** One call goes wrong. */
    void fail() {
        faults--;
    }

    /** Returns whether one more view may be cut off. */
    boolean mayCut() {
        return cuts > 0;
    }

    /** One view is cut off. */
    void cut() {
        cuts--;
    }

    /** Learns that a call is under way. */
    void sent(Request request) {
        if (request.isCreation()) {
            creations.put(request, clock.nanoTime());
        }
    }

    /** Learns that a call takes effect no more. */
    void settled(Request request) {
        creations.remove(request);
    }

    /** Returns whether the creations that are under way are, once a time has passed, for no longer than another. */
    boolean areYoung(Duration passing, Duration most) {
        long oldest = clock.nanoTime() + passing.toNanos() - most.toNanos();
        return creations.values().stream().allMatch(sent -> sent >= oldest);
    }

    /** Has a call take effect at the API server, for a thread that waits for its answer. */
    Reply carryOut(Request request, String who) {
        Reply reply = answer(request);
        ledger.observe(ledger.handling(who));
        return reply;
    }

    /** Has one take effect that nobody waits for. */
    Reply carryOut(Request request) {
        Reply reply = answer(request);
        ledger.observe(null);
        return reply;
    }

    private Reply answer(Request request) {
        settled(request);
        return request.isOfLease()
                ? leases.answer(request)
                : api.answer(request.method(), request.uri(), request.body());
    }

    /** Returns what is known of requests, for the history. */
    String describe(Collection<KnownRequest> known) {
        return known.stream()
                .map(request -> ledger.of(request)
                        + (request.isActive()
                                ? " active"
                                : request.isSuppressing(clock.instant()) ? " suppressing" : " terminal"))
                .sorted()
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Returns the label of the request that bears a name, for the history. */
    String label(String name) {
        return api.has(name) ? ledger.label(name) : name;
    }
}
