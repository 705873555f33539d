package io.lockkeeper.lease;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record in the form that {@code spec} of a Lease has. What is not of that form is read as absent. */
final class LeaseSpec {

    private static final DateTimeFormatter MICRO_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private LeaseSpec() {}

    /** Returns the fields of a record; its key is not one of them. */
    static Map<String, Object> of(LeaseRecord record) {
        Map<String, Object> spec = new LinkedHashMap<>();
        put(spec, "holderIdentity", record.holder());
        put(
                spec,
                "leaseDurationSeconds",
                Optional.ofNullable(record.duration()).map(Duration::toSeconds).orElse(null));
        put(
                spec,
                "acquireTime",
                Optional.ofNullable(record.acquired()).map(MICRO_TIME::format).orElse(null));
        put(
                spec,
                "renewTime",
                Optional.ofNullable(record.renewed()).map(MICRO_TIME::format).orElse(null));
        put(spec, "leaseTransitions", record.transitions());
        return spec;
    }

    /**
     * Returns the record that fields make.
     *
     * @param spec a map where it is of the form that it should have
     * @param key what the Lease's annotation says
     */
    static LeaseRecord read(@Nullable Object spec, @Nullable String key) {
        Map<?, ?> fields = spec instanceof Map<?, ?> map ? map : Map.of();
        return new LeaseRecord(
                key,
                fields.get("holderIdentity") instanceof String holder ? holder : null,
                fields.get("leaseDurationSeconds") instanceof Number seconds
                        ? Duration.ofSeconds(seconds.longValue())
                        : null,
                time(fields.get("acquireTime")),
                time(fields.get("renewTime")),
                fields.get("leaseTransitions") instanceof Number count ? Integer.valueOf(count.intValue()) : null);
    }

    private static @Nullable Instant time(@Nullable Object value) {
        try {
            return value instanceof String text ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
