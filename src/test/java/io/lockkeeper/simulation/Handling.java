package io.lockkeeper.simulation;

import io.lockkeeper.incident.Outcome;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One handling of one alert by one process, from its arrival to its answer. */
final class Handling {

    private final int alert;
    private final String who;
    private final Set<Life> stood = new LinkedHashSet<>();
    private long lookedAt;
    private boolean over;
    private boolean waiting;
    private @Nullable Object result;

    Handling(int alert, String who) {
        this.alert = alert;
        this.who = who;
    }

    int alert() {
        return alert;
    }

    String who() {
        return who;
    }

    /** Returns the requests that took duplicates at some moment since the arrival. */
    Set<Life> stood() {
        return stood;
    }

    /** Notes how far the watch of its process was when it last looked at the view. */
    void looked(long version) {
        lookedAt = version;
    }

    /** Returns how far the watch of its process was when it last looked at the view. */
    long lookedAt() {
        return lookedAt;
    }

    /** Notes whether it wants the lock: nothing that was decided before counts any more. */
    void waitForLock(boolean now) {
        waiting = now;
    }

    boolean waitsForLock() {
        return waiting;
    }

    /** Ends it, by an {@link Outcome} or a failure; null where its process has crashed. */
    void end(@Nullable Object how) {
        over = true;
        result = how;
    }

    boolean isOpen() {
        return !over;
    }

    /** Returns whether the alert has its answer; otherwise its sender sends it again. */
    boolean isAnswered() {
        return result instanceof Outcome;
    }

    /** Returns how it ended, for the history. */
    String describe() {
        if (result instanceof Outcome.Created created) {
            return "created " + created.name();
        }
        if (result instanceof Outcome.Duplicate duplicate) {
            return "duplicate of " + duplicate.name();
        }
        return over ? String.valueOf(result) : "open";
    }
}
