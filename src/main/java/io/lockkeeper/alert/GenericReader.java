package io.lockkeeper.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Lockkeeper's own format, for senders that have none: one alert, as {@code schemas/generic-alert.schema.json} says. */
public final class GenericReader extends JsonAlertReader {

    private static final String SOURCE = "generic";
    private static final Schema SCHEMA = Schema.load("/schemas/generic-alert.schema.json");

    private final Clock clock;

    /**
     * Makes a reader.
     *
     * @param clock gives the firing time of an alert that names none
     */
    public GenericReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    boolean recognises(ObjectNode body) {
        return body.has("name");
    }

    @Override
    List<Received> read(ObjectNode body) {
        SCHEMA.check(body);
        Content signal = StrictJson.convert(body, Content.class, "");
        Instant firingTime =
                signal.firingTime() == null ? clock.instant() : Moment.of(signal.firingTime(), "firingTime");
        return List.of(new Alert(
                0,
                SOURCE,
                signal.name(),
                Alert.severity(signal.severity()),
                FiringStatus.read(signal.status(), "status"),
                firingTime,
                new Sighting("firingTime", firingTime, false),
                orEmpty(signal.labels()),
                orEmpty(signal.annotations()),
                signal.target() == null ? null : signal.target().resource(),
                body::toString));
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private record Content(
            String name,
            @Nullable String severity,
            @Nullable String status,
            @Nullable About target,
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            @Nullable String firingTime) {}

    private record About(@Nullable String apiVersion, String kind, @Nullable String namespace, String name) {

        NamedResource resource() {
            return new NamedResource(
                    apiVersion == null ? "" : apiVersion, kind, namespace == null ? "" : namespace, name);
        }
    }
}
