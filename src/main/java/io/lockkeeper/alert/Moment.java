package io.lockkeeper.alert;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Times as bodies have them. */
final class Moment {

    private Moment() {}

    /**
     * Returns a time of RFC 3339.
     *
     * @param field path in the body of the one that has it
     * @throws MalformedSignalException where it is none
     */
    static Instant of(String text, String field) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new MalformedSignalException(field, "not a time of RFC 3339 such as 2026-01-31T12:00:00Z", e);
        }
    }
}
