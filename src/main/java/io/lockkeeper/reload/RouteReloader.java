package io.lockkeeper.reload;

import static java.util.stream.Collectors.joining;

import io.lockkeeper.reload.ReloadMetrics.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the routes of a folder running as they are there. Each unit of files is checked, tried and exchanged as a whole;
 * where that fails, what ran before runs on, and no other unit waits for it.
 */
public final class RouteReloader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteReloader.class);

    /** Between two readings of a folder that somebody is writing to. */
    private static final Duration SETTLE = Duration.ofMillis(100);

    private static final int MOST_READINGS = 10;

    /** What did not start may find what it lacks later. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final CamelContext context;
    private final RouteFolder folder;
    private final Shipped shipped;
    private final AllowList allowed;
    private final LiveRoutes routes;
    private final ReloadMetrics metrics;
    private final LongSupplier nanos;

    private final FileStates files = new FileStates();
    private Snapshot last = Snapshot.EMPTY;
    private @Nullable Long againAt;
    private volatile ReloadStatus status;

    /**
     * Makes one that has read nothing yet.
     *
     * @param context where the routes run
     * @param folder where they are
     * @param allowed what they may use
     * @param gate before their HTTP paths
     * @param drain how long what is in flight in a route may take to end
     * @param nanos as {@link System#nanoTime()}
     */
    public RouteReloader(
            CamelContext context,
            Path folder,
            AllowList allowed,
            HttpGate gate,
            Duration drain,
            ReloadMetrics metrics,
            LongSupplier nanos) {
        this.context = context;
        this.folder = new RouteFolder(folder);
        this.shipped = Shipped.of(context);
        this.allowed = allowed;
        this.routes = new LiveRoutes(context, gate, drain);
        this.metrics = metrics;
        this.nanos = nanos;
        this.status = new ReloadStatus(folder.toString(), 0, false, null, List.of());
    }

    /** Returns what became of the folder when it was last read. */
    public ReloadStatus status() {
        return status;
    }

    /** Reads the folder once, and exchanges what has changed. Another call waits until it is over. */
    @Override
    public synchronized void run() {
        String fault = null;
        try {
            Snapshot seen = settled();
            if (!seen.equals(last) || !status.loaded() || isDue()) {
                last = seen;
                againAt = null;
                takeOver(seen);
            }
        } catch (IOException e) {
            fault = "cannot be read: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The folder of routes could not be handled, please report this", e);
            fault = "could not be handled: " + e;
        }
        ReloadStatus before = status;
        status = new ReloadStatus(folder.toString(), files.generation(), true, fault, files.all());
        tell(before, status);
    }

    private boolean isDue() {
        return againAt != null && nanos.getAsLong() - againAt >= 0;
    }

    /** What stays as it was is not told again. */
    private static void tell(ReloadStatus before, ReloadStatus now) {
        if (now.fault() != null && !now.fault().equals(before.fault())) {
            LOG.warn("The folder of routes {} {}; what ran before runs on", now.directory(), now.fault());
        }
        List<Fault> faults = new ArrayList<>(now.faults());
        faults.removeAll(before.faults());
        if (!faults.isEmpty()) {
            LOG.warn(
                    "Routes not taken over, what ran before runs on:{}",
                    faults.stream().map(fault -> "\n  " + fault).collect(joining()));
        }
    }

    /** Returns the folder once nobody is writing to it, or as it is after a second of that. */
    private Snapshot settled() throws IOException, InterruptedException {
        Snapshot before = folder.read();
        if (before.equals(last)) {
            return before;
        }
        for (int reading = 1; reading < MOST_READINGS; reading++) {
            Thread.sleep(SETTLE.toMillis());
            Snapshot now = folder.read();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private void takeOver(Snapshot seen) throws InterruptedException {
        Map<String, RouteFile> running = files.texts();
        NavigableMap<String, ParsedFile> live = files.live();
        Wanted wanted = Wanted.of(seen, running, live, context);
        files.beginAnew();
        wanted.faults().forEach((name, faults) -> files.refused(List.of(name), faults));
        Map<NavigableSet<String>, Set<String>> changes = new LinkedHashMap<>();
        Units.of(wanted.linked(), live, wanted.names(live.keySet()))
                .forEach(unit -> changes.put(unit, wanted.changed(unit, running)));
        changes.values().removeIf(Set::isEmpty);
        if (!changes.isEmpty()) {
            try (RouteChecks checks = new RouteChecks(context, shipped, allowed)) {
                for (Map.Entry<NavigableSet<String>, Set<String>> change : changes.entrySet()) {
                    takeOver(change.getKey(), change.getValue(), wanted, checks);
                }
            }
        }
    }

    private void takeOver(NavigableSet<String> unit, Set<String> changed, Wanted wanted, RouteChecks checks)
            throws InterruptedException {
        List<Fault> faults = new ArrayList<>(checks.check(unit, changed, wanted, files.live()));
        Outcome outcome = faults.isEmpty() ? exchange(changed, wanted, faults) : Outcome.REFUSED;
        metrics.reloaded(outcome);
        if (outcome != Outcome.APPLIED) {
            files.refused(changed, faults);
        }
    }

    private Outcome exchange(Set<String> changed, Wanted wanted, List<Fault> faults) throws InterruptedException {
        NavigableMap<String, ParsedFile> out = new TreeMap<>(files.live());
        out.keySet().retainAll(changed);
        List<ParsedFile> in = wanted.of(changed);
        faults.addAll(routes.exchange(out.values(), in));
        if (!faults.isEmpty()) {
            againAt = nanos.getAsLong() + AGAIN.toNanos();
            out.values().removeIf(routes::run);
            files.lost(out.keySet());
            return Outcome.ROLLED_BACK;
        }
        files.takenOver(changed, in);
        LOG.info("Routes taken over from {}: {}", folder, String.join(", ", changed));
        return Outcome.APPLIED;
    }
}
