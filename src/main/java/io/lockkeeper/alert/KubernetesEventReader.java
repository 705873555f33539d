package io.lockkeeper.alert;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Event of Kubernetes, of {@code v1} or of {@code events.k8s.io/v1}, which name some fields differently. An event
 * is told once, so it has to be of now.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">the reference</a>
 */
public final class KubernetesEventReader extends JsonAlertReader {

    private static final String SOURCE = "kubernetes-events";

    @Override
    boolean recognises(ObjectNode body) {
        return body.has("involvedObject") || body.has("regarding");
    }

    @Override
    List<Received> read(ObjectNode body) {
        Event event = StrictJson.convert(body, Event.class, "");
        String about = body.has("regarding") ? "regarding" : "involvedObject";
        NamedResource resource = resource(event.involvedObject(), about);
        String reason = required(event.reason(), "reason");
        String type = required(event.type(), "type");
        Sighting seen = lastSeen(event);
        return List.of(new Alert(
                0,
                SOURCE,
                reason,
                type,
                state(type),
                firstSeen(event, seen),
                seen,
                labels(event, resource, reason),
                annotations(event),
                resource,
                body::toString));
    }

    private static NamedResource resource(@Nullable Reference about, String field) {
        if (about == null) {
            throw new MalformedSignalException(field, "absent, expected what the event is about");
        }
        return new NamedResource(
                text(about.apiVersion()),
                required(about.kind(), field + ".kind"),
                text(about.namespace()),
                required(about.name(), field + ".name"));
    }

    private static Alert.State state(String type) {
        return switch (type) {
            case "Warning", "Error" -> Alert.State.FIRING;
            case "Normal" -> Alert.State.NORMAL;
            default -> throw new MalformedSignalException("type", "neither Warning, Error nor Normal");
        };
    }

    /** The first of these that is there: a series goes on after what began it. */
    private static Sighting lastSeen(Event event) {
        String inSeries = event.series() == null ? null : event.series().lastObservedTime();
        String written = event.metadata() == null ? null : event.metadata().creationTimestamp();
        return sighting("series.lastObservedTime", inSeries)
                .or(() -> sighting("lastTimestamp", event.lastTimestamp()))
                .or(() -> sighting("eventTime", event.eventTime()))
                .or(() -> sighting("firstTimestamp", event.firstTimestamp()))
                .or(() -> sighting("metadata.creationTimestamp", written))
                .orElseThrow(() -> new MalformedSignalException(
                        "lastTimestamp", "absent, as are eventTime and all others: expected when the event was seen"));
    }

    private static Optional<Sighting> sighting(String field, @Nullable String time) {
        return Optional.ofNullable(time).map(text -> new Sighting(field, Moment.of(text, field), true));
    }

    private static Instant firstSeen(Event event, Sighting last) {
        if (event.firstTimestamp() != null) {
            return Moment.of(event.firstTimestamp(), "firstTimestamp");
        }
        return event.eventTime() == null ? last.time() : Moment.of(event.eventTime(), "eventTime");
    }

    private static Map<String, String> labels(Event event, NamedResource resource, String reason) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("reason", reason);
        labels.put("kind", resource.kind());
        labels.put("name", resource.name());
        labels.put("namespace", resource.namespace());
        labels.put("component", component(event));
        labels.values().removeIf(String::isBlank);
        return labels;
    }

    private static String component(Event event) {
        return event.source() == null
                ? text(event.reportingComponent())
                : text(event.source().component());
    }

    private static Map<String, String> annotations(Event event) {
        return event.message() == null ? Map.of() : Map.of("message", event.message());
    }

    private static String required(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw new MalformedSignalException(field, "absent or blank");
        }
        return text;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The names are those of {@code v1}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Event(
            @Nullable Metadata metadata,
            @JsonAlias("regarding") @Nullable Reference involvedObject,
            @Nullable String reason,
            @Nullable String type,
            @JsonAlias("note") @Nullable String message,
            @JsonAlias("deprecatedFirstTimestamp") @Nullable String firstTimestamp,
            @JsonAlias("deprecatedLastTimestamp") @Nullable String lastTimestamp,
            @Nullable String eventTime,
            @Nullable Series series,
            @JsonAlias("deprecatedSource") @Nullable Source source,
            @JsonAlias("reportingController") @Nullable String reportingComponent) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Metadata(@Nullable String creationTimestamp) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Reference(
            @Nullable String apiVersion, @Nullable String kind, @Nullable String namespace, @Nullable String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Series(@Nullable String lastObservedTime) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Source(@Nullable String component) {}
}
