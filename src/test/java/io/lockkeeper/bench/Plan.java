package io.lockkeeper.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The runs, in their order: what is compared is measured close to each other, and what leaves many objects behind comes
 * last.
 */
final class Plan {

    private static final Setup STANDARD = Setup.STANDARD;
    private static final Setup RAW = new Setup(Setup.RAW, 0, false, 0, false, true, 0);
    private static final int CLIENTS = 32;

    private final boolean quick;
    private final int seconds;
    private final Duration warmUp;
    private final List<Planned> runs = new ArrayList<>();

    private Plan(boolean quick) {
        this.quick = quick;
        this.seconds = quick ? 8 : 20;
        this.warmUp = Duration.ofSeconds(quick ? 4 : 8);
    }

    /** Returns the form that takes minutes, with every figure but the one about very many requests. */
    static List<Planned> quick() {
        Plan plan = new Plan(true);
        plan.unique(1, CLIENTS);
        plan.duplicates(STANDARD, "", 1000);
        plan.rawPatch();
        plan.storms(30, 200);
        plan.trivial();
        plan.steady(STANDARD, "", 50);
        plan.contention(30);
        plan.lock();
        return plan.runs;
    }

    /** Returns all of it. */
    static List<Planned> full() {
        Plan plan = new Plan(false);
        plan.unique(1, 8, CLIENTS);
        plan.duplicates(STANDARD, "", 1, 100, 1000, 10_000);
        plan.rawPatch();
        plan.storms(10, 30, 200);
        plan.trivial();
        plan.steady(STANDARD, "", 50, 200);
        plan.contention(10, 30, 200);
        plan.batches(1, 20, 200);
        plan.mixed();
        plan.lock();
        plan.replicas(1, 3, 6);
        plan.kafka();
        plan.present(0, 10_000, 100_000);
        return plan.runs;
    }

    /** Returns what a rival does beside them. */
    static List<Planned> rival(String name, boolean quick) {
        Plan plan = new Plan(quick);
        Setup setup = STANDARD.of(name);
        String prefix = prefix(name);
        for (int clients : quick ? new int[] {1, CLIENTS} : new int[] {1, 8, CLIENTS}) {
            plan.unique(setup, prefix, clients);
        }
        plan.duplicates(setup, prefix, 1000);
        plan.storm(setup, prefix, 30);
        plan.storm(setup, prefix, 200);
        plan.steady(setup, prefix, 50);
        return plan.runs;
    }

    /** Returns what a gateway does that has just been started, and nobody keeps: it is slow until it is compiled. */
    static Planned warmUp(Setup setup, boolean quick) {
        int seconds = quick ? 12 : 30;
        Shape shape = new Shape(Shape.CLOSED, CLIENTS, 0, 0, 0, 1, 1, Shape.MOST_PER_SECOND * seconds);
        return new Planned("first", "", "a first load", setup, Work.ALERTS, shape, Duration.ofSeconds(seconds));
    }

    /** Returns what the ids of a rival's runs begin with. */
    static String prefix(String rival) {
        return rival.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-";
    }

    private void unique(int... counts) {
        for (int clients : counts) {
            unique(STANDARD, "", clients);
            add(
                    "raw-" + clients,
                    "unique",
                    "the raw cycle, " + clients(clients),
                    RAW,
                    Work.RAW_CYCLE,
                    Shape.unique(clients, seconds));
        }
    }

    private void unique(Setup setup, String prefix, int clients) {
        add(
                prefix + "unique-" + clients,
                "unique",
                "unique alerts, " + clients(clients),
                setup,
                Work.ALERTS,
                Shape.unique(clients, seconds));
    }

    private void duplicates(Setup setup, String prefix, int... counts) {
        for (int incidents : counts) {
            add(
                    prefix + "duplicates-" + incidents,
                    "duplicates",
                    "duplicates over %d incidents, %s".formatted(incidents, clients(CLIENTS)),
                    setup,
                    Work.KNOWN_ALERTS,
                    Shape.duplicates(CLIENTS, incidents, seconds));
        }
    }

    private void rawPatch() {
        add(
                "raw-patch",
                "duplicates",
                "raw PATCHes of the status of 1000 requests, " + clients(CLIENTS),
                RAW,
                Work.RAW_PATCH,
                Shape.duplicates(CLIENTS, 1000, seconds));
    }

    private void storms(int... counts) {
        for (int senders : counts) {
            storm(STANDARD, "", senders);
        }
    }

    private void storm(Setup setup, String prefix, int senders) {
        add(
                prefix + "storm-" + senders,
                "storm",
                "a storm: one incident, %d senders".formatted(senders),
                setup,
                Work.ALERTS,
                Shape.duplicates(senders, 1, seconds));
    }

    private void trivial() {
        add(
                "trivial-30",
                "storm",
                "a trivial JSON route in the same processes, 30 senders",
                STANDARD,
                Work.TRIVIAL,
                Shape.duplicates(30, 1, seconds));
    }

    private void steady(Setup setup, String prefix, int... rates) {
        for (int rate : rates) {
            add(
                    prefix + "steady-" + rate,
                    "steady",
                    "unique alerts at a steady %d/s".formatted(rate),
                    setup,
                    Work.ALERTS,
                    Shape.open(rate, seconds));
        }
    }

    private void contention(int... counts) {
        add(
                "twice-50",
                "contention",
                "50 alerts a second, each announced again by a second sender within a second",
                STANDARD,
                Work.ALERTS,
                Shape.twice(50, seconds));
        for (int senders : counts) {
            add(
                    "rounds-" + senders,
                    "contention",
                    "new incidents, each announced by %d senders at once".formatted(senders),
                    STANDARD,
                    Work.ALERTS,
                    Shape.rounds(senders, quick ? 10 : 30));
        }
    }

    private void batches(int... counts) {
        for (int batch : counts) {
            add(
                    "batch-" + batch,
                    "batch",
                    "unique alerts, %d in a request, %s".formatted(batch, clients(4)),
                    STANDARD,
                    Work.ALERTS,
                    Shape.batches(4, batch, seconds));
        }
    }

    private void mixed() {
        add(
                "mixed-90",
                "mixed",
                "90 % duplicates of 100 incidents, 10 % unique, " + clients(CLIENTS),
                STANDARD,
                Work.KNOWN_ALERTS,
                Shape.mixed(CLIENTS, 100, 0.9, seconds));
    }

    private void lock() {
        add(
                "raw-lease",
                "lock",
                "raw POSTs of a Lease, " + clients(1),
                RAW,
                Work.RAW_LEASE,
                Shape.unique(1, seconds / 2));
        for (int turn = 1; turn <= 2; turn++) {
            add(
                    "lock-on-" + turn,
                    "lock",
                    "unique alerts, 1 client, lock on",
                    STANDARD,
                    Work.ALERTS,
                    Shape.unique(1, seconds / 2));
            add(
                    "lock-off-" + turn,
                    "lock",
                    "unique alerts, 1 client, lock off",
                    STANDARD.withoutLock(),
                    Work.ALERTS,
                    Shape.unique(1, seconds / 2));
        }
    }

    private void replicas(int... counts) {
        for (int replicas : counts) {
            add(
                    "replicas-" + replicas,
                    "replicas",
                    "unique alerts, %s, %d replicas".formatted(clients(CLIENTS), replicas),
                    STANDARD.withReplicas(replicas),
                    Work.ALERTS,
                    Shape.unique(CLIENTS, seconds));
        }
    }

    private void kafka() {
        add("kafka", "kafka", "unique alerts from Kafka", STANDARD.withKafka(), Work.RECORDS, Shape.kafka(2000));
    }

    private void present(int... counts) {
        for (int present : counts) {
            add(
                    "present-" + present,
                    "present",
                    "unique alerts, 1 client, %d requests present".formatted(present),
                    STANDARD.withPresent(present),
                    Work.ALERTS,
                    Shape.unique(1, seconds));
        }
    }

    private void add(String id, String group, String title, Setup setup, Work work, Shape shape) {
        runs.add(new Planned(id, group, title, setup, work, shape, warmUp));
    }

    private static String clients(int number) {
        return number == 1 ? "1 client" : number + " clients";
    }
}
