package io.lockkeeper.incident;

/** Why a {@link Decision} came out as it did. */
public enum Reason {
    /** A request is active. */
    ACTIVE("known"),
    /** One has ended and keeps the next from being made. */
    SUPPRESSING("suppressed"),
    /** One was made less than the least interval ago. */
    MIN_INTERVAL("suppressed"),
    /** There has been none that is known of. */
    FIRST("first"),
    /** The last one has ended. */
    RECURRENCE("recurrence"),
    /** None stands as far as is known, but there may be one that is not. */
    IN_DOUBT("in_doubt");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    /** Returns the name that logs, metrics and answers use. */
    public String label() {
        return label;
    }
}
