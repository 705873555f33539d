package io.lockkeeper.reload;

import static java.util.stream.Collectors.joining;

import io.lockkeeper.reload.ReloadMetrics.Outcome;
import io.lockkeeper.reload.ReloadStatus.FileStatus;
import io.lockkeeper.reload.ReloadStatus.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private Snapshot last = Snapshot.EMPTY;
    private final NavigableMap<String, ParsedFile> live = new TreeMap<>();
    private final Map<String, Long> generations = new TreeMap<>();
    private final NavigableMap<String, FileStatus> refused = new TreeMap<>();
    private long generation;
    private long againAt = Long.MAX_VALUE;
    private @Nullable String fault;
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

    /** Reads the folder once, and exchanges what has changed. Another call does nothing until it is over. */
    @Override
    public synchronized void run() {
        try {
            Snapshot seen = settled();
            fault = null;
            if (!seen.equals(last) || !status.loaded() || nanos.getAsLong() - againAt >= 0) {
                last = seen;
                againAt = Long.MAX_VALUE;
                takeOver(seen);
            }
        } catch (IOException e) {
            if (fault == null) {
                LOG.warn("The folder of routes cannot be read, what ran still runs: {}", e.getMessage());
            }
            fault = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        status = new ReloadStatus(folder.toString(), generation, true, fault, files());
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
        Map<String, RouteFile> running = new TreeMap<>();
        live.forEach((name, file) -> running.put(name, file.document().file()));
        Wanted wanted = Wanted.of(seen, running, live, context);
        refused.clear();
        wanted.faults().forEach((name, faults) -> refuse(name, State.REFUSED, faults));
        Collection<NavigableSet<String>> units = Units.of(wanted.linked(), live, wanted.names(live.keySet()));
        if (units.stream().anyMatch(unit -> !wanted.changed(unit, running).isEmpty())) {
            try (RouteChecks checks = new RouteChecks(context, shipped, allowed)) {
                for (NavigableSet<String> unit : units) {
                    takeOver(unit, wanted.changed(unit, running), wanted, checks);
                }
            }
        }
    }

    private void takeOver(NavigableSet<String> unit, Set<String> changed, Wanted wanted, RouteChecks checks)
            throws InterruptedException {
        if (changed.isEmpty()) {
            return;
        }
        List<Fault> faults = new ArrayList<>(wanted.faultsOf(changed));
        if (faults.isEmpty()) {
            NavigableMap<String, ParsedFile> others = new TreeMap<>(live);
            others.keySet().removeAll(unit);
            faults.addAll(checks.check(wanted.of(unit), Claims.of(others.values())));
        }
        Outcome outcome = Outcome.REFUSED;
        if (faults.isEmpty()) {
            List<ParsedFile> out =
                    changed.stream().filter(live::containsKey).map(live::get).toList();
            List<ParsedFile> in = wanted.of(changed);
            faults.addAll(routes.exchange(out, in));
            outcome = faults.isEmpty() ? Outcome.APPLIED : Outcome.ROLLED_BACK;
        }
        metrics.reloaded(outcome);
        switch (outcome) {
            case APPLIED -> applied(changed, wanted);
            case REFUSED -> refused(changed, faults);
            case ROLLED_BACK -> {
                againAt = nanos.getAsLong() + AGAIN.toNanos();
                refused(changed, faults);
            }
        }
    }

    private void applied(Set<String> changed, Wanted wanted) {
        generation++;
        for (String name : changed) {
            live.remove(name);
            generations.remove(name);
        }
        for (ParsedFile file : wanted.of(changed)) {
            live.put(file.name(), file);
            generations.put(file.name(), generation);
        }
        LOG.info("Routes taken over from {}: {}", folder, String.join(", ", changed));
    }

    private void refused(Set<String> changed, List<Fault> faults) {
        for (String name : changed) {
            List<Fault> own =
                    faults.stream().filter(one -> one.file().equals(name)).toList();
            refuse(name, own.isEmpty() ? State.HELD_BACK : State.REFUSED, own);
        }
        List<Fault> told =
                status.files().stream().flatMap(file -> file.faults().stream()).toList();
        if (!told.containsAll(faults)) {
            LOG.warn(
                    "Routes not taken over, what ran before runs on:{}",
                    faults.stream().map(one -> "\n  " + one).collect(joining()));
        }
    }

    private void refuse(String name, State state, List<Fault> faults) {
        refused.put(name, new FileStatus(name, state, generations.getOrDefault(name, 0L), faults));
    }

    private List<FileStatus> files() {
        Set<String> names = new TreeSet<>(live.keySet());
        names.addAll(refused.keySet());
        return names.stream()
                .map(name -> refused.getOrDefault(
                        name, new FileStatus(name, State.LIVE, generations.getOrDefault(name, 0L), List.of())))
                .toList();
    }
}
