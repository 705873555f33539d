package io.lockkeeper.security;

import java.time.Duration;

/** What was found of a token. */
sealed interface Verdict {

    /** Returns how long it serves. */
    Duration keep();

    /** Its bearer may come in. */
    record Admitted(Duration keep) implements Verdict {}

    /** Its bearer may not. */
    record Refused(Refusal refusal, Duration keep) implements Verdict {}

    /** It could not be found out, which serves those alone who wait for it. */
    record Undecided(CannotAskException failure) implements Verdict {
        @Override
        public Duration keep() {
            return Duration.ZERO;
        }
    }
}
