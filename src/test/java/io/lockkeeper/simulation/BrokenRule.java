package io.lockkeeper.simulation;

import static io.lockkeeper.simulation.Environment.Kind.CUT_OFF;
import static io.lockkeeper.simulation.Environment.Kind.KEPT;
import static io.lockkeeper.simulation.Environment.Kind.MIXED;
import static io.lockkeeper.simulation.Environment.Kind.PURGED;
import static io.lockkeeper.simulation.Environment.Kind.RESTARTED;
import static io.lockkeeper.simulation.Environment.Kind.RETIRED;
import static io.lockkeeper.simulation.Environment.Kind.TIDIED;
import static io.lockkeeper.simulation.Environment.Kind.UNANSWERED;
import static io.lockkeeper.simulation.Invariant.I1;
import static io.lockkeeper.simulation.Invariant.I1F;
import static io.lockkeeper.simulation.Invariant.I2;
import static io.lockkeeper.simulation.Invariant.I3;
import static io.lockkeeper.simulation.Invariant.I4;
import static io.lockkeeper.simulation.Invariant.I5;

import java.util.EnumSet;
import java.util.Set;

/** A rule that the guarantee rests on, and that {@link Sabotage} can break; without it, something does not hold. */
enum BrokenRule {
    /** Each request is named after its predecessor. Broken: at random. */
    NAME_OF_THE_PREDECESSOR(KEPT),
    /** The newest has the highest sequence. Broken: it has the latest time of creation, in seconds. */
    NEWEST_BY_SEQUENCE(RETIRED),
    /** A name that is refused is read. Broken: it counts as that of a request that stands. */
    REFUSED_NAME_IS_READ(KEPT),
    /** The delivery id is random. Broken: it is made of the content of the alert. */
    RANDOM_DELIVERY(KEPT),
    /** The predecessor is read before the next is created. Broken: it is not. */
    PREDECESSOR_IS_CONFIRMED(RETIRED),
    /** A process that has just started is in doubt. Broken: it is not. */
    DOUBT_AFTER_START(RESTARTED),
    /** A view that is older than its bound is in doubt. Broken: it is not. */
    DOUBT_WHEN_STALE(CUT_OFF),
    /** A process that saw a request deleted is in doubt. Broken: it is not. */
    DOUBT_AFTER_DELETION(RETIRED),
    /** A process that read a request which is gone is in doubt. Broken: it decides by its view. */
    DOUBT_AFTER_NOT_FOUND(RETIRED),
    /** A list that settles a doubt is consistent. Broken: it comes from a cache as old as the view. */
    CONSISTENT_LIST(RETIRED),
    /** What a process reads or writes is laid over its view. Broken: the view has what its watch tells alone. */
    OVERLAY(KEPT),
    /** A count is written only to what was read. Broken: to whatever is there. */
    CONDITIONAL_COUNT(KEPT),
    /** The first count is written only to what was created. Broken: to whatever is there. */
    CONDITIONAL_FIRST_COUNT(KEPT),
    /** An alert is answered once its count is stored. Broken: before. */
    COUNT_BEFORE_ANSWER(KEPT),
    /** Suppression is judged by the clock of the API server. Broken: by that of the pod. */
    CLOCK_OF_THE_SERVER(KEPT),
    /** Whoever opens an incident has its lock. Broken: nobody takes it. */
    LOCK(TIDIED),
    /** Whoever has the lock asks whether it still has, right before it creates. Broken: it does not. */
    LOCK_IS_CONFIRMED(MIXED),
    /** The lock is kept while a creation may still take effect. Broken: it is given back. */
    LOCK_KEPT_WHEN_UNCERTAIN(UNANSWERED),
    /** That a later attempt to create was answered says nothing of an earlier one. Broken: the lock is given back. */
    EARLIER_ATTEMPT_COUNTS(PURGED),
    /** Whoever stops waiting for the lock decides again before it opens. Broken: it opens without the lock. */
    NO_OPENING_WITHOUT_LOCK(MIXED),
    /** Beside other creators, each creation is preceded by a list. Broken: it is not. */
    LIST_BESIDE_OTHERS(MIXED);

    private final Environment.Kind kind;

    BrokenRule(Environment.Kind kind) {
        this.kind = kind;
    }

    /** Returns where it shows. */
    Set<Environment.Kind> kinds() {
        return switch (this) {
            case LOCK -> EnumSet.of(kind, PURGED, MIXED);
            // Under the lock as without it.
            case PREDECESSOR_IS_CONFIRMED,
                    DOUBT_AFTER_START,
                    DOUBT_AFTER_DELETION,
                    DOUBT_AFTER_NOT_FOUND,
                    CONSISTENT_LIST -> EnumSet.of(kind, TIDIED);
            default -> EnumSet.of(kind);
        };
    }

    /** Returns what does not hold without it; which of these is met first, is chance. */
    Set<Invariant> broken() {
        return switch (this) {
            case OVERLAY -> EnumSet.of(I4);
            case CONDITIONAL_FIRST_COUNT,
                    CONDITIONAL_COUNT,
                    COUNT_BEFORE_ANSWER,
                    REFUSED_NAME_IS_READ,
                    RANDOM_DELIVERY -> EnumSet.of(I2, I3);
            case CLOCK_OF_THE_SERVER -> EnumSet.of(I2, I5);
            // Whoever follows another line meets the same refused names again and again, or none that is refused.
            case NEWEST_BY_SEQUENCE, DOUBT_AFTER_NOT_FOUND -> EnumSet.of(I1, I4, I5);
            case LOCK, LOCK_IS_CONFIRMED, LOCK_KEPT_WHEN_UNCERTAIN, LIST_BESIDE_OTHERS, NO_OPENING_WITHOUT_LOCK ->
                EnumSet.of(I1, I1F, I5);
            default -> EnumSet.of(I1, I5);
        };
    }
}
