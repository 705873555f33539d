package io.lockkeeper.simulation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.lockkeeper.incident.LiveView;
import io.lockkeeper.incident.SteppedFeed;
import io.lockkeeper.incident.ViewTimes;
import io.lockkeeper.remediation.RemediationRequests;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** One life of one gateway process, from its start to its crash: all that it keeps in memory. */
final class Gateway {

    static final Duration DOUBT = Duration.ofSeconds(60);
    static final Duration DOUBTFUL = Duration.ofSeconds(30);

    private static final Duration WRONG = Duration.ofHours(1);

    private final String letter;
    private final World world;
    private final Turns turns;
    private final LiveView view;
    private final Steps steps;
    private final Optional<Sabotage> sabotage;
    private final SteppedFeed feed;
    private long seen = -1;
    private boolean cutOff;

    /**
     * Makes one that has not started.
     *
     * @param letter names it in the history
     * @param client whose calls come back here
     */
    Gateway(String letter, World world, KubernetesClient client, Executor threads) {
        this.letter = letter;
        this.world = world;
        this.turns = new Turns(threads);
        this.sabotage = world.broken().map(rule -> new Sabotage(rule, world, this));
        this.view = newView();
        RemediationRequests requests = new RemediationRequests(client, World.NAMESPACE);
        this.feed = new SteppedFeed(client, requests.path(), view);
        this.steps = new Steps(
                this,
                client,
                requests,
                world.breaks(BrokenRule.OVERLAY) ? newView() : view,
                new LookingClock(this, clock(world)));
    }

    /** Starts it: its first list is what it does next. */
    void start() {
        turns.start("view of " + letter, new Pause(turns, () -> "begins"), this::feed);
    }

    /** Makes a write that counts, some time. */
    void count(Runnable write) {
        turns.start("counting of " + letter, new Pause(turns, () -> "begins"), write);
    }

    /** Takes in an alert. */
    void handle(Handling handling, Function<Handling, Object> route) {
        turns.start(handling.who(), new Pause(turns, () -> "begins"), () -> {
            Object result = route.apply(handling);
            Turn.stopAt(new Pause(turns, () -> {
                world.ledger().end(handling, result);
                return "answers: " + handling.describe();
            }));
        });
    }

    /** Ends it at once. */
    void crash() {
        turns.crash();
    }

    /** Returns a call that one of its threads makes. */
    Call call(Request request) {
        return new Call(
                world, turns, sabotage.map(broken -> broken.wire(request)).orElse(request));
    }

    /** Returns a watch of what happens after a version. */
    Watch watch(long version, AsyncBody.Consumer<List<ByteBuffer>> reader) {
        saw(version);
        return new Watch(world, this, reader);
    }

    /** Returns what its threads can do. */
    Turns turns() {
        return turns;
    }

    LiveView view() {
        return view;
    }

    Steps steps() {
        return steps;
    }

    World world() {
        return world;
    }

    Optional<Sabotage> sabotage() {
        return sabotage;
    }

    /** Returns how far its watch is, less than 0 while there is none. */
    long seen() {
        return seen;
    }

    /** Notes how far its watch is. */
    void saw(long version) {
        seen = version;
    }

    boolean isCutOff() {
        return cutOff;
    }

    void cutOff(boolean now) {
        cutOff = now;
    }

    /** Returns whether it is known to be behind, and its view in doubt about everything. */
    boolean isStale() {
        return view.age().compareTo(DOUBTFUL) > 0;
    }

    /** Returns what its view shows, for the history. */
    String known() {
        return world.describe(view.of(World.INCIDENT.fingerprint()))
                + view.doubt(World.INCIDENT.fingerprint())
                        .map(doubt -> " in doubt: " + doubt)
                        .orElse("");
    }

    private LiveView newView() {
        return new LiveView(new ViewTimes(DOUBT, DOUBTFUL, Duration.ofMinutes(2)), world.clock()::nanoTime);
    }

    @Override
    public String toString() {
        return letter;
    }

    /** The clock of the second process is wrong, where nothing sets it right. */
    private Clock clock(World world) {
        boolean wrong = world.breaks(BrokenRule.CLOCK_OF_THE_SERVER) && letter.equals("Q");
        return wrong ? Clock.offset(world.clock(), WRONG) : world.clock();
    }

    private void feed() {
        try {
            while (true) {
                feed.round();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }
}
