package io.lockkeeper.lease;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place of one acquisition among those of this process that want the same Lease. This class is threadsafe. */
final class Turn {

    private final Turns turns;
    private final String lease;
    private final Object owner;
    private final LockEnvironment.Signal signal;
    private volatile @Nullable Hold hold;

    Turn(Turns turns, String lease, Object owner, LockEnvironment.Signal signal) {
        this.turns = turns;
        this.lease = lease;
        this.owner = owner;
        this.signal = signal;
    }

    String lease() {
        return lease;
    }

    /** Returns what is set when there may be a reason not to wait any longer. */
    LockEnvironment.Signal signal() {
        return signal;
    }

    /** Returns whether it is the turn of an owner. */
    boolean isOf(Object wanted) {
        return owner == wanted;
    }

    /** Returns the hold that came of it, empty where there is none. */
    Optional<Hold> hold() {
        return Optional.ofNullable(hold);
    }

    void hold(Hold won) {
        hold = won;
    }

    /** Returns whether it may talk to the store. */
    boolean isFirst() {
        return turns.isFirst(this);
    }

    /** Returns whether nobody is to wait any longer. */
    boolean isClosed() {
        return turns.isClosed();
    }

    /** Lets the next one talk to the store. Twice is fine. */
    void pass() {
        turns.pass(this);
    }

    /** Passes, and nothing is left to be done. Twice is fine. */
    void end() {
        turns.end(this);
    }
}
