package io.lockkeeper.reload;

/** What is counted where routes are exchanged. */
@FunctionalInterface
public interface ReloadMetrics {

    /** How an attempt to exchange the routes of one unit ended. */
    enum Outcome {
        /** They run. */
        APPLIED,
        /** They are at fault, and those before them run. */
        REFUSED,
        /** They did not start, and those before them run again. */
        ROLLED_BACK;

        /** Returns the value of the label. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** An attempt ended. */
    void reloaded(Outcome outcome);
}
