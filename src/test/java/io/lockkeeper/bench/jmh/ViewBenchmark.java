package io.lockkeeper.bench.jmh;

import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.DecisionRules;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.LiveView;
import io.lockkeeper.incident.SyncedView;
import io.lockkeeper.incident.Verify;
import io.lockkeeper.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The live view, and how its cost grows with what it holds: one request for each incident. */
@State(Scope.Benchmark)
public class ViewBenchmark {

    private static final DecisionRules RULES = new DecisionRules(Duration.ZERO, Verify.AUTO);
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Fingerprint NEW = fingerprint(-1);

    /** How many requests it holds. */
    @Param({"10", "10000", "100000"})
    int requests;

    private LiveView view = SyncedView.holding(List.of());
    private List<Fingerprint> known = List.of();
    private int next;
    private long version;

    /** Fills it. */
    @Setup
    public void fill() {
        known = IntStream.range(0, requests)
                .mapToObj(ViewBenchmark::fingerprint)
                .toList();
        view = SyncedView.holding(IntStream.range(0, requests)
                .mapToObj(number -> request(number, Integer.toString(number + 1)))
                .toList());
        version = requests;
    }

    /** Decides about an alert whose incident has a request. */
    @Benchmark
    public Decision decideKnown() {
        return view.decide(known.get(turn()), NOW, RULES);
    }

    /** Decides about the first alert of an incident. */
    @Benchmark
    public Decision decideFirst() {
        return view.decide(NEW, NOW, RULES);
    }

    /** Lays a newer state of a request over it, as after a write or with news of the watch; making the state included. */
    @Benchmark
    public void lay() {
        version++;
        view.lay(request(turn(), Long.toString(version)));
    }

    int held() {
        return view.counts().requests();
    }

    /** Each time another one, so that no processor's cache holds what a real one would not. */
    private int turn() {
        next = (next + 7919) % requests;
        return next;
    }

    private KnownRequest request(int number, String resourceVersion) {
        return SyncedView.active(known.get(number), number, resourceVersion);
    }

    private static Fingerprint fingerprint(int number) {
        return Fingerprint.of(new Target("", "shop", "Deployment", "app-" + number, "apps/v1"));
    }
}
