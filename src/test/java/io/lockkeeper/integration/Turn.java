package io.lockkeeper.integration;

import io.lockkeeper.harness.Requests;
import java.time.Duration;
import java.time.Instant;

/** What may become of a request while alerts of its incident come in. */
enum Turn {
    /** Its work ends. */
    COMPLETED(1) {
        @Override
        void take(Requests requests, String name) {
            requests.phase(name, "Completed");
        }
    },
    /** Somebody deletes it. */
    DELETED(1) {
        @Override
        void take(Requests requests, String name) {
            requests.delete(name);
        }
    },
    /** Its work ends with what somebody has to look at first. */
    MANUAL_REVIEW(0) {
        @Override
        void take(Requests requests, String name) {
            requests.patchStatus(
                    name,
                    "{\"status\": {\"overallPhase\": \"Failed\","
                            + " \"completionStatus\": {\"outcome\": \"ManualReviewRequired\"}}}");
        }
    },
    /** Its work ends, and there is to be no more for an hour. */
    PAUSE(0) {
        @Override
        void take(Requests requests, String name) {
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
    abstract void take(Requests requests, String name);

    /** Returns how many requests there must be after it, while alerts still come in. */
    int successors() {
        return successors;
    }
}
