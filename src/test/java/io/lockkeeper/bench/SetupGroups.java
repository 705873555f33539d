package io.lockkeeper.bench;

/** Groups of runs of which what stands differs. */
final class SetupGroups {

    private static final int CLIENTS = 32;
    private static final Setup STANDARD = Setup.STANDARD;

    private final Draft draft;

    /** Makes those that are added to a draft. */
    SetupGroups(Draft draft) {
        this.draft = draft;
    }

    void lock() {
        draft.add(
                "raw-lease",
                "lock",
                "raw POSTs of a Lease, " + Draft.clients(1),
                Setup.API_SERVER,
                Work.RAW_LEASE,
                Shape.unique(1, draft.seconds() / 2));
        for (int turn = 1; turn <= 2; turn++) {
            draft.add(
                    "lock-on-" + turn,
                    "lock",
                    "unique alerts, 1 client, lock on",
                    STANDARD,
                    Work.ALERTS,
                    Shape.unique(1, draft.seconds() / 2));
            draft.add(
                    "lock-off-" + turn,
                    "lock",
                    "unique alerts, 1 client, lock off",
                    STANDARD.withoutLock(),
                    Work.ALERTS,
                    Shape.unique(1, draft.seconds() / 2));
        }
    }

    void replicas(int... counts) {
        for (int replicas : counts) {
            draft.add(
                    "replicas-" + replicas,
                    "replicas",
                    "unique alerts, %s, %d replicas".formatted(Draft.clients(CLIENTS), replicas),
                    STANDARD.withReplicas(replicas),
                    Work.ALERTS,
                    Shape.unique(CLIENTS, draft.seconds()));
        }
    }

    void kafka() {
        draft.add("kafka", "kafka", "unique alerts from Kafka", STANDARD.withKafka(), Work.RECORDS, Shape.kafka(2000));
    }

    void present(int... counts) {
        for (int present : counts) {
            draft.add(
                    "present-" + present,
                    "present",
                    "unique alerts, 1 client, %d requests present".formatted(present),
                    STANDARD.withPresent(present),
                    Work.ALERTS,
                    Shape.unique(1, draft.seconds()));
        }
    }
}
