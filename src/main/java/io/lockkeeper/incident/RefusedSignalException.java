package io.lockkeeper.incident;

import java.util.List;

/**
 * Some of a signal's alerts could not be handled, and no retry would change that. The cause is why the first of these failed.
 */
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
        super(count(outcomes) + "; results tells why", cause);
        this.outcomes = List.copyOf(outcomes);
    }

    private static String count(List<Outcome> outcomes) {
        long failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).count();
        return failed == outcomes.size()
                ? "none of the " + failed + " alerts could be handled"
                : failed + " of the " + outcomes.size() + " alerts could not be handled";
    }

    /** Returns what became of every alert of the signal. */
    public List<Outcome> outcomes() {
        return outcomes;
    }
}
