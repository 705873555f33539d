package io.lockkeeper.security;

import java.util.Locale;

/** What is counted about who may come in. */
public interface SecurityMetrics {

    /** Counts one question. */
    void reviewed(Kind kind, Outcome outcome);

    /** What was asked. */
    enum Kind {
        /** Whose token it is. */
        TOKEN,
        /** Whether he may. */
        ACCESS;

        /** Returns the name that metrics use. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of it. */
    enum Outcome {
        /** The token is known, or its bearer may. */
        ACCEPTED,
        /** It is not, or he may not. */
        REFUSED,
        /** The token had expired long ago, so nobody was asked. */
        EXPIRED,
        /** As many questions as are allowed were under way, so this one was not asked. */
        BUSY,
        /** There was no answer. */
        FAILED;

        /** Returns the name that metrics use. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
