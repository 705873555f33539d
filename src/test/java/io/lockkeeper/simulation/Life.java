package io.lockkeeper.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockkeeper.incident.KnownRequest;
import java.time.Instant;

/** What has truly become of one request, told from what the API server stores. */
final class Life {

    /** The phase of those that have ended. */
    static final String ENDED = "Completed";

    private final String label;
    private final String name;
    private final boolean ours;
    private String phase = "";
    private String outcome = "";
    private Instant pausedUntil = Instant.MIN;
    private boolean deleted;
    private long endedAt = Long.MAX_VALUE;
    private int count = 1;
    private int answers;

    /**
     * Begins one.
     *
     * @param label what the history calls it
     */
    Life(String label, JsonNode request) {
        this.label = label;
        this.name = request.path("metadata").path("name").asText();
        this.ours = request.path("metadata").path("annotations").has(KnownRequest.DELIVERY);
    }

    /** Takes in a change. */
    void become(Change change) {
        JsonNode status = change.request().path("status");
        deleted = change.type().equals("DELETED");
        phase = status.path("overallPhase").asText();
        outcome = status.path("completionStatus").path("outcome").asText();
        JsonNode next = status.path("routingStatus").path("nextAllowedExecution");
        pausedUntil = next.isMissingNode() ? Instant.MIN : Instant.parse(next.asText());
        count = Math.max(1, status.path("deduplication").path("occurrenceCount").asInt());
        if (hasEnded() && endedAt == Long.MAX_VALUE) {
            endedAt = change.version();
        }
    }

    /** Takes in that an alert was answered with it. */
    void answered() {
        answers++;
    }

    String name() {
        return name;
    }

    /** Returns whether one of the gateways made it. */
    boolean isOurs() {
        return ours;
    }

    boolean isThere() {
        return !deleted;
    }

    boolean isActive() {
        return !deleted && !hasEnded();
    }

    boolean isSuppressing(Instant now) {
        return !deleted && hasEnded() && (!outcome.isEmpty() || pausedUntil.isAfter(now));
    }

    boolean takesDuplicates(Instant now) {
        return isActive() || isSuppressing(now);
    }

    /** Returns whether a controller has taken it up. */
    boolean isTakenUp() {
        return !phase.isEmpty();
    }

    /** Returns the version at which it ended, the highest there is where it has not. */
    long endedAt() {
        return endedAt;
    }

    /** Returns whether its count is lower than the answers that name it. */
    boolean isShort() {
        return !deleted && count < answers;
    }

    /** Returns how its count fits its answers. */
    String describe() {
        return label + " counts " + count + " for " + answers + " answers";
    }

    @Override
    public String toString() {
        return label;
    }

    private boolean hasEnded() {
        return phase.equals(ENDED);
    }
}
