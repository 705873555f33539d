package io.lockkeeper.target;

import java.util.Locale;

/** Counts what this package does. */
public interface TargetMetrics {

    /** One resource that labels or owner references name was looked up, or deliberately was not. */
    void lookedUp(String kind, Outcome outcome);

    /**
     * The kinds of a group could not be learnt.
     *
     * @param group empty for the core; {@code *} where the list of groups did not come
     */
    void discoveryRefreshFailed(String group);

    /** How a look-up ended. */
    enum Outcome {
        /** It is there. */
        SUCCESS,
        /** It is of a kind that only its own controller understands, so it was taken as named. */
        SKIPPED_CRD,
        /** It is gone, and its owner is still known. */
        REMEMBERED,
        /** It is not there. */
        NOT_FOUND,
        /** It may not be read. */
        FORBIDDEN,
        /** The API server could not be asked. */
        ERROR;

        /** Returns the value of the metric's label, as {@code not_found}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
