package io.lockkeeper.lease;

import java.time.Duration;
import java.util.Locale;

/** Counts what locks do. */
public interface LockMetrics {

    /** Counts nothing. */
    LockMetrics NONE = new LockMetrics() {
        @Override
        public void acquired(Outcome outcome, Duration waited) {}

        @Override
        public void lost() {}

        @Override
        public void released(Release outcome, Duration held) {}
    };

    /** Somebody wanted the lock, for so long, and this came of it. Re-entry is not counted. */
    void acquired(Outcome outcome, Duration waited);

    /** A holder could no longer count on its lock although it had not given it back. */
    void lost();

    /** A lock was given back, in this way, after it had been held for so long. */
    void released(Release outcome, Duration held);

    /** What came of wanting the lock. */
    enum Outcome {
        /** It was free. */
        IMMEDIATE,
        /** It became free. */
        WAITED,
        /** It was no longer wanted: what it was to protect was seen to be done. */
        KNOWN,
        /** Its holder had left it behind. */
        TAKEN_OVER,
        /** It was not to be had in time. */
        CONTENDED,
        /** The store could not be asked. */
        ERROR;

        /** Returns the value of the metric's label, as {@code taken_over}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of the Lease of a lock that was given back. */
    enum Release {
        /** It is deleted. */
        DELETED,
        /** It was not there any more. */
        GONE,
        /** It is another's. */
        LOST,
        /** It was left to run out, for what was done under it may still be under way. */
        ABANDONED,
        /** It could not be deleted and runs out. */
        FAILED;

        /** Returns the value of the metric's label, as {@code deleted}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
