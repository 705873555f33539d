package io.lockkeeper.load;

import java.time.Duration;
import java.util.Map;

/** How an attempt, or a request as a whole, ended. */
public sealed interface Outcome {
    /** Returns the HTTP status or the fault, as a word to count by. */
    String word();

    /** Returns when it ended, on the clock of {@link System#nanoTime()}. */
    long endedNanos();

    /** Returns whether a retrying sender sends again. */
    boolean passes();

    /** Returns how long the gateway asks to wait before that. */
    Duration retryAfter();

    /** An answer, whatever its status; decisions are what it says about the alerts, by word. */
    record Answered(int status, Map<String, Integer> decisions, Duration retryAfter, long endedNanos)
            implements Outcome {
        @Override
        public String word() {
            return Integer.toString(status);
        }

        @Override
        public boolean passes() {
            return status == 503 || status == 504;
        }
    }

    /** No answer. */
    record Failed(Fault fault, long endedNanos) implements Outcome {
        @Override
        public String word() {
            return fault.word();
        }

        @Override
        public boolean passes() {
            return fault.passes();
        }

        @Override
        public Duration retryAfter() {
            return Patience.RETRY_AFTER;
        }
    }
}
