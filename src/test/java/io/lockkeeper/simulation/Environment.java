package io.lockkeeper.simulation;

import java.util.Random;

/**
 * What may happen outside of the gateways.
 *
 * @param processes how many gateways there are
 * @param alerts how many alerts arrive
 * @param history how many requests of the incident have come and gone, and are known to all, before the first alert
 * @param suppressions whether requests may end in a way that suppresses the next
 * @param deletion which requests somebody deletes
 * @param deletions how many of them
 * @param crashes how often a process crashes and starts again
 * @param faults how many calls are refused, given up, or lose their answers
 * @param attempts how often a gateway makes a call that goes wrong
 * @param onlyCreations whether nothing but the creation of a request goes wrong
 * @param cuts how often a view is cut off from the API server
 * @param deadWatches whether views learn nothing more once the faults have stopped
 * @param lock whether the gateways take the lock
 * @param settled whether the creation of a request takes effect before the Lease of its creator runs out
 * @param others how many requests others may create, who know of the lock alone
 * @param verify whether the gateways list requests before each creation
 */
record Environment(
        int processes,
        int alerts,
        int history,
        boolean suppressions,
        Deletion deletion,
        int deletions,
        int crashes,
        int faults,
        int attempts,
        boolean onlyCreations,
        int cuts,
        boolean deadWatches,
        boolean lock,
        boolean settled,
        int others,
        boolean verify) {

    /** Which requests are deleted. */
    enum Deletion {
        NONE,
        /** One that takes duplicates, at any time. */
        STANDING,
        /**
         * One that has ended, once that is known to all who may still act on it; without a lock, only while no two alerts
         * are decided about at the same time.
         */
        ENDED,
        /** One that has ended, at any time. */
        ENDED_AT_ANY_TIME
    }

    /** What the design says holds: without the lock, and from {@link #PAUSED} on with it. */
    enum Kind {
        /** Nobody deletes a request. */
        KEPT,
        /** Somebody deletes requests that are active or suppress. */
        CANCELLED,
        /** Requests that have ended are deleted, and alerts come one after the other. */
        RETIRED,
        /** The same, while processes crash. */
        RESTARTED,
        /** The same, while a view is cut off. */
        CUT_OFF,
        /** Under the lock, processes are paused for longer than their Leases last; no request is deleted that has ended. */
        PAUSED,
        /** Under the lock, requests that have ended are deleted while several alerts are handled. */
        TIDIED,
        /** Under the lock, requests are deleted as soon as they have ended; each creation is preceded by a list. */
        PURGED,
        /** Under the lock, others create requests too; each creation is preceded by a list. */
        MIXED,
        /** The same, and creations are given up while they are under way. */
        UNANSWERED;

        private static final int ATTEMPTS = 3;

        /** Draws an environment of this kind. */
        Environment draw(Random random) {
            if (locks()) {
                return drawLocked(random);
            }
            boolean plain = this == RESTARTED || this == CUT_OFF;
            return new Environment(
                    2 + random.nextInt(2),
                    deletion() == Deletion.ENDED ? 3 + random.nextInt(4) : 2 + random.nextInt(4),
                    random.nextInt(3),
                    random.nextBoolean(),
                    deletion(),
                    1 + random.nextInt(3),
                    plain ? (this == RESTARTED ? 2 : 0) : random.nextInt(3),
                    plain ? 0 : random.nextInt(4),
                    ATTEMPTS,
                    false,
                    plain ? (this == CUT_OFF ? 1 : 0) : random.nextInt(2),
                    random.nextBoolean(),
                    false,
                    false,
                    0,
                    false);
        }

        private Environment drawLocked(Random random) {
            return new Environment(
                    2 + random.nextInt(2),
                    2 + random.nextInt(4),
                    random.nextInt(3),
                    random.nextBoolean(),
                    this == PAUSED && random.nextBoolean() ? Deletion.STANDING : deletion(),
                    1 + random.nextInt(3),
                    random.nextInt(3),
                    random.nextInt(4),
                    this == UNANSWERED ? 1 : ATTEMPTS,
                    this == UNANSWERED,
                    this == TIDIED ? 0 : random.nextInt(2),
                    random.nextBoolean(),
                    true,
                    this != PAUSED,
                    others() ? 1 + random.nextInt(2) : 0,
                    this == PURGED || others());
        }

        private boolean locks() {
            return compareTo(PAUSED) >= 0;
        }

        private boolean others() {
            return this == MIXED || this == UNANSWERED;
        }

        private Deletion deletion() {
            return switch (this) {
                case KEPT, PAUSED, MIXED, UNANSWERED -> Deletion.NONE;
                case CANCELLED -> Deletion.STANDING;
                case RETIRED, RESTARTED, CUT_OFF, TIDIED -> Deletion.ENDED;
                case PURGED -> Deletion.ENDED_AT_ANY_TIME;
            };
        }
    }

    /** Returns whether an alert arrives only when the one before has been answered. */
    boolean oneAtATime() {
        return deletion == Deletion.ENDED && !lock;
    }
}
