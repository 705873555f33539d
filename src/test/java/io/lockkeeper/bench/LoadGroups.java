package io.lockkeeper.bench;

/** Groups of runs whose loads differ. */
final class LoadGroups {

    private static final int CLIENTS = 32;
    private static final Setup STANDARD = Setup.STANDARD;

    private final Draft draft;

    /** Makes those that are added to a draft. */
    LoadGroups(Draft draft) {
        this.draft = draft;
    }

    void unique(int... counts) {
        for (int clients : counts) {
            unique(STANDARD, "", clients);
            draft.add(
                    "raw-" + clients,
                    "unique",
                    "the raw cycle, " + Draft.clients(clients),
                    Setup.API_SERVER,
                    Work.RAW_CYCLE,
                    Shape.unique(clients, draft.seconds()));
        }
    }

    void unique(Setup setup, String prefix, int clients) {
        draft.add(
                prefix + "unique-" + clients,
                "unique",
                "unique alerts, " + Draft.clients(clients),
                setup,
                Work.ALERTS,
                Shape.unique(clients, draft.seconds()));
    }

    void duplicates(int... counts) {
        for (int incidents : counts) {
            duplicates(STANDARD, "", incidents);
        }
    }

    void duplicates(Setup setup, String prefix, int incidents) {
        draft.add(
                prefix + "duplicates-" + incidents,
                "duplicates",
                "duplicates over %d incidents, %s".formatted(incidents, Draft.clients(CLIENTS)),
                setup,
                Work.KNOWN_ALERTS,
                Shape.duplicates(CLIENTS, incidents, draft.seconds()));
    }

    void rawPatch() {
        draft.add(
                "raw-patch",
                "duplicates",
                "raw PATCHes of the status of 1000 requests, " + Draft.clients(CLIENTS),
                Setup.API_SERVER,
                Work.RAW_PATCH,
                Shape.duplicates(CLIENTS, 1000, draft.seconds()));
    }

    void storms(int... counts) {
        for (int senders : counts) {
            storm(STANDARD, "", senders);
        }
    }

    void storm(Setup setup, String prefix, int senders) {
        draft.add(
                prefix + "storm-" + senders,
                "storm",
                "a storm: one incident, %d senders".formatted(senders),
                setup,
                Work.ALERTS,
                Shape.duplicates(senders, 1, draft.seconds()));
    }

    void trivial() {
        draft.add(
                "trivial-30",
                "storm",
                "a trivial JSON route in the same processes, 30 senders",
                STANDARD,
                Work.TRIVIAL,
                Shape.duplicates(30, 1, draft.seconds()));
    }

    void steady(int... rates) {
        for (int rate : rates) {
            steady(STANDARD, "", rate);
        }
    }

    void steady(Setup setup, String prefix, int rate) {
        draft.add(
                prefix + "steady-" + rate,
                "steady",
                "unique alerts at a steady %d/s".formatted(rate),
                setup,
                Work.ALERTS,
                Shape.open(rate, draft.seconds()));
    }

    /** Adds alerts that are each announced by two senders: that many requests a second, so half as many alerts. */
    void twice(int... rates) {
        for (int rate : rates) {
            draft.add(
                    "twice-" + rate,
                    "contention",
                    rate + " requests a second: each alert, and the same within a second from another sender",
                    STANDARD,
                    Work.ALERTS,
                    Shape.twice(rate / 2.0, draft.seconds()));
        }
    }

    void contention(int... counts) {
        for (int senders : counts) {
            draft.add(
                    "rounds-" + senders,
                    "contention",
                    "new incidents, each announced by %d senders at once".formatted(senders),
                    STANDARD,
                    Work.ALERTS,
                    Shape.rounds(senders, draft.quick() ? 10 : 30));
        }
    }

    void batches(int... counts) {
        for (int batch : counts) {
            draft.add(
                    "batch-" + batch,
                    "batch",
                    "unique alerts, %d in a request, %s".formatted(batch, Draft.clients(4)),
                    STANDARD,
                    Work.ALERTS,
                    Shape.batches(4, batch, draft.seconds()));
        }
    }

    void mixed() {
        draft.add(
                "mixed-90",
                "mixed",
                "90 % duplicates of 100 incidents, 10 % unique, " + Draft.clients(CLIENTS),
                STANDARD,
                Work.KNOWN_ALERTS,
                Shape.mixed(CLIENTS, 100, 0.9, draft.seconds()));
    }
}
