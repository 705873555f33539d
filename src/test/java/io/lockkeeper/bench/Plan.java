package io.lockkeeper.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The runs, in their order: what is compared is measured close to each other, and what leaves many objects behind comes
 * last.
 */
final class Plan {

    private static final int CLIENTS = 32;

    private Plan() {}

    /** Returns the form that takes minutes, with every figure but the one about very many requests. */
    static List<Planned> quick() {
        Draft draft = new Draft(true);
        LoadGroups loads = new LoadGroups(draft);
        loads.unique(1, CLIENTS);
        loads.duplicates(1000);
        loads.rawPatch();
        loads.storms(30, 200);
        loads.trivial();
        loads.steady(50);
        loads.twice(50);
        loads.contention(30);
        new SetupGroups(draft).lock();
        return draft.runs();
    }

    /** Returns all of it. */
    static List<Planned> full() {
        Draft draft = new Draft(false);
        LoadGroups loads = new LoadGroups(draft);
        loads.unique(1, 8, CLIENTS);
        loads.duplicates(1, 100, 1000, 10_000);
        loads.rawPatch();
        loads.storms(10, 30, 200);
        loads.trivial();
        loads.steady(50, 200);
        loads.twice(50, 100);
        loads.contention(10, 30, 200);
        loads.batches(1, 20, 200);
        loads.mixed();
        SetupGroups setups = new SetupGroups(draft);
        setups.lock();
        setups.replicas(1, 3, 6);
        setups.kafka();
        setups.present(0, 10_000, 100_000);
        return draft.runs();
    }

    /** Returns what a rival does beside them. */
    static List<Planned> rival(String name, boolean quick) {
        Draft draft = new Draft(quick);
        LoadGroups loads = new LoadGroups(draft);
        Setup setup = Setup.STANDARD.of(name);
        String prefix = prefix(name);
        for (int clients : quick ? new int[] {1, CLIENTS} : new int[] {1, 8, CLIENTS}) {
            loads.unique(setup, prefix, clients);
        }
        loads.duplicates(setup, prefix, 1000);
        loads.storm(setup, prefix, 30);
        loads.storm(setup, prefix, 200);
        loads.steady(setup, prefix, 50);
        return draft.runs();
    }

    /** Returns what a gateway does that has just been started, and nobody keeps: it is slow until it is compiled. */
    static Planned warmUp(Setup setup, boolean quick) {
        int seconds = quick ? 25 : 40;
        Shape shape = new Shape(Shape.CLOSED, CLIENTS, 0, 0, 0, 1, 1, Shape.MOST_PER_SECOND * seconds);
        return new Planned("first", "", "a first load", setup, Work.ALERTS, shape, Duration.ofSeconds(seconds));
    }

    /** Returns what the ids of a rival's runs begin with. */
    static String prefix(String rival) {
        return rival.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-";
    }
}
