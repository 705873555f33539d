package io.lockkeeper.incident;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status.deduplication} of a request says.
 *
 * @param firstSeen when its first alert was handled
 * @param lastSeen when its latest one was
 * @param count how many there were
 */
public record Occurrences(Instant firstSeen, Instant lastSeen, int count) {

    /** Returns what the object of the API says, null where there is none or not all of it. */
    static @Nullable Occurrences read(JsonNode deduplication) {
        Instant first = KnownRequest.instant(deduplication.path("firstSeenAt"));
        Instant last = KnownRequest.instant(deduplication.path("lastSeenAt"));
        JsonNode count = deduplication.path("occurrenceCount");
        return first == null || last == null || !count.isNumber()
                ? null
                : new Occurrences(first, last, count.intValue());
    }

    /**
     * Returns these and so many more, of which the latest was seen at the given time. Neither goes backwards: the count
     * stays at the most that its field holds, the time at the latest that was ever given.
     */
    public Occurrences plus(int more, Instant now) {
        int sum = (int) Math.min((long) count + more, Integer.MAX_VALUE);
        return new Occurrences(firstSeen, now.isAfter(lastSeen) ? now : lastSeen, sum);
    }
}
