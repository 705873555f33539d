package io.lockkeeper.bench;

import io.lockkeeper.harness.KafkaBroker;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands at the moment, by its setup: each is started when it is first needed, and ended when it no longer is. */
final class Subjects implements AutoCloseable {

    private final Ground ground;
    private final Rival.@Nullable Start rival;
    private final Map<Setup, Subject> standing = new HashMap<>();
    private @Nullable KafkaBroker broker;

    Subjects(Ground ground, Rival.@Nullable Start rival) {
        this.ground = ground;
        this.rival = rival;
    }

    /** Returns the one of a setup. */
    Subject get(Setup setup) {
        Subject found = standing.get(setup);
        if (found == null) {
            found = start(setup);
            standing.put(setup, found);
        }
        return found;
    }

    private Subject start(Setup setup) {
        if (setup.gateway().equals(Setup.RAW)) {
            return new Bare(ground);
        }
        if (rival != null && setup.gateway().equals(rival.name())) {
            return new Rival(ground, rival);
        }
        return Fleet.start(ground, setup, setup.kafka() ? Records.environment(broker()) : Map.of());
    }

    /** Returns whether a setup still has to be started. */
    boolean lacks(Setup setup) {
        return !standing.containsKey(setup);
    }

    /** Returns what sends the load of a run. */
    Sending send(Planned run, Ground on, Subject subject) {
        return run.work() == Work.RECORDS
                ? new Records(run, broker(), on.workloads())
                : Generator.start(run, on, subject);
    }

    private KafkaBroker broker() {
        if (broker == null) {
            broker = new KafkaBroker();
        }
        return broker;
    }

    /** Ends the one of a setup, where it stands. */
    void end(Setup setup) {
        Subject subject = standing.remove(setup);
        if (subject != null) {
            subject.close();
        }
    }

    /** Ends all but these. */
    void keep(Collection<Setup> setups) {
        List.copyOf(standing.keySet()).stream()
                .filter(setup -> !setups.contains(setup))
                .forEach(this::end);
        if (broker != null && setups.stream().noneMatch(Setup::kafka)) {
            broker.close();
            broker = null;
        }
    }

    @Override
    public void close() {
        keep(List.of());
    }
}
