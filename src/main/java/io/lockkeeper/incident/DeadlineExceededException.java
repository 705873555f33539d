package io.lockkeeper.incident;

import java.time.Duration;
import java.util.List;

/** The time that a signal may take has run out. Over HTTP this is a 504. */
public final class DeadlineExceededException extends TransientFailureException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param unfinished what was still to be done
     * @param outcomes what became of every alert of the signal, empty where none was handled
     */
    public DeadlineExceededException(String unfinished, List<Outcome> outcomes) {
        super("the request's deadline passed before " + unfinished, null, Duration.ofSeconds(1), outcomes);
    }
}
