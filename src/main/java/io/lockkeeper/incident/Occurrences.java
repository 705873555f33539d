package io.lockkeeper.incident;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
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
    static @Nullable Occurrences read(@Nullable Object deduplication) {
        if (deduplication instanceof Map<?, ?> fields
                && fields.get("firstSeenAt") instanceof String first
                && fields.get("lastSeenAt") instanceof String last
                && fields.get("occurrenceCount") instanceof Number count) {
            try {
                return new Occurrences(Instant.parse(first), Instant.parse(last), count.intValue());
            } catch (DateTimeParseException e) {
                return null;
            }
        }
        return null;
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
