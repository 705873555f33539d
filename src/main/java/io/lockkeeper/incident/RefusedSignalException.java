package io.lockkeeper.incident;

import java.util.List;

/** None of a signal's alerts could be handled, and no retry would change that. The cause is why the first of them failed. */
public final class RefusedSignalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Outcome> outcomes;

    /**
     * Makes one.
     *
     * @param cause why the sender is refused
     * @param outcomes what became of every alert of the signal
     */
    public RefusedSignalException(Exception cause, List<Outcome> outcomes) {
        super("none of the " + outcomes.size() + " alerts could be handled; results tells why", cause);
        this.outcomes = List.copyOf(outcomes);
    }

    /** Returns what became of every alert of the signal. */
    public List<Outcome> outcomes() {
        return outcomes;
    }
}
