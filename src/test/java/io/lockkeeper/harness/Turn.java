package io.lockkeeper.harness;

import java.time.Duration;
import java.time.Instant;

/** What may become of a request while alerts of its incident come in. */
public enum Turn {
    /** Its work ends. */
    COMPLETED(1) {
        @Override
        public void take(Requests requests, String name) {
            requests.phase(name, "Completed");
        }
    },
    /** Somebody deletes it. */
    DELETED(1) {
        @Override
        public void take(Requests requests, String name) {
            requests.delete(name);
        }
    },
    /** Its work ends with what somebody has to look at first. */
    MANUAL_REVIEW(0) {
        @Override
        public void take(Requests requests, String name) {
            requests.patchStatus(
                    name,
                    "{\"status\": {\"overallPhase\": \"Failed\","
                            + " \"completionStatus\": {\"outcome\": \"ManualReviewRequired\"}}}");
        }
    },
    /** Its work ends, and there is to be no more for an hour. */
    PAUSE(0) {
        @Override
        public void take(Requests requests, String name) {
            requests.patchStatus(
                    name,
                    "{\"status\": {\"overallPhase\": \"Failed\", \"routingStatus\": {\"nextAllowedExecution\": \"%s\"}}}"
                            .formatted(Instant.now().plus(Duration.ofHours(1))));
        }
    };

    private final int successors;

    Turn(int successors) {
        this.successors = successors;
    }

    /** Does it to a request. */
    public abstract void take(Requests requests, String name);

    /** Returns how many requests there must be after it, while alerts still come in. */
    public int successors() {
        return successors;
    }
}
