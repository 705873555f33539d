package io.lockkeeper.alert;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the webhook body of Prometheus Alertmanager, version 4.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">its documentation</a>
 */
public final class AlertmanagerReader implements AlertReader {

    private static final int MOST_COPIES = 200_000;
    private static final String SOURCE = "prometheus";
    private static final ObjectReader JSON = StrictJson.reader();

    private final Clock clock;

    /**
     * Makes a reader.
     *
     * @param clock gives the firing time of an alert that names none
     */
    public AlertmanagerReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Received> read(byte[] body) {
        ObjectNode tree = StrictJson.object(JSON, body);
        Webhook webhook = StrictJson.convert(JSON, tree, Webhook.class, "");
        List<JsonNode> alerts = webhook.alerts();
        if (alerts == null || alerts.isEmpty()) {
            throw new MalformedSignalException("alerts", "absent or empty, expected a list of at least one alert");
        }
        checkCommon(webhook, alerts.size());
        return IntStream.range(0, alerts.size())
                .mapToObj(index -> received(index, alerts.get(index), webhook, tree))
                .toList();
    }

    /** Each alert gets a copy of what is common to all, which a body of little size could make into a lot of memory. */
    private static void checkCommon(Webhook webhook, int alerts) {
        long copies = (long) alerts * (size(webhook.commonLabels()) + size(webhook.commonAnnotations()));
        if (copies > MOST_COPIES) {
            throw new MalformedSignalException(
                    "commonLabels", "with commonAnnotations more than " + MOST_COPIES / alerts + " for so many alerts");
        }
    }

    private static int size(@Nullable Map<String, @Nullable String> map) {
        return map == null ? 0 : map.size();
    }

    private Received received(int index, JsonNode node, Webhook webhook, ObjectNode tree) {
        try {
            return alert(index, node, webhook, tree);
        } catch (MalformedSignalException e) {
            return new MalformedAlert(index, node.at("/labels/alertname").asText(), e);
        }
    }

    private Alert alert(int index, JsonNode node, Webhook webhook, ObjectNode tree) {
        String field = "alerts[" + index + "]";
        if (node.isNull()) {
            throw new MalformedSignalException(field, "null, expected an alert");
        }
        Entry entry = StrictJson.convert(JSON, node, Entry.class, field);
        Map<String, String> labels = overlaid(webhook.commonLabels(), entry.labels(), field + ".labels");
        Map<String, String> annotations =
                overlaid(webhook.commonAnnotations(), entry.annotations(), field + ".annotations");
        String name = labels.getOrDefault("alertname", "");
        if (name.isBlank()) {
            throw new MalformedSignalException(
                    field + ".labels.alertname", "absent or blank, expected the alert's name");
        }
        return new Alert(
                index,
                SOURCE,
                name,
                severity(labels),
                resolved(entry.status(), field + ".status"),
                firingTime(entry.startsAt(), field + ".startsAt"),
                labels,
                annotations,
                () -> payload(tree, index));
    }

    private static Map<String, String> overlaid(
            @Nullable Map<String, @Nullable String> common, @Nullable Map<String, @Nullable String> own, String field) {
        Map<String, String> all = new HashMap<>();
        if (common != null) {
            common.forEach((key, value) -> all.put(key, present(value, "common of " + field + "." + key)));
        }
        if (own != null) {
            own.forEach((key, value) -> all.put(key, present(value, field + "." + key)));
        }
        return all;
    }

    private static String present(@Nullable String value, String field) {
        if (value == null) {
            throw new MalformedSignalException(field, "null, expected a string");
        }
        return value;
    }

    private static String severity(Map<String, String> labels) {
        String severity = labels.getOrDefault("severity", "");
        return severity.isBlank() ? "unknown" : severity;
    }

    /** An alert without a status fires: at worst one too many is looked after. */
    private static boolean resolved(@Nullable String status, String field) {
        if (status == null || status.equals("firing")) {
            return false;
        }
        if (status.equals("resolved")) {
            return true;
        }
        throw new MalformedSignalException(field, "neither firing nor resolved");
    }

    private Instant firingTime(@Nullable String startsAt, String field) {
        if (startsAt == null) {
            return clock.instant();
        }
        try {
            return OffsetDateTime.parse(startsAt).toInstant();
        } catch (DateTimeParseException e) {
            throw new MalformedSignalException(field, "not a time of RFC 3339 such as 2026-01-31T12:00:00Z", e);
        }
    }

    /** A batch is cut into one payload an alert: kept whole in each of them, it would grow with its square. */
    private static String payload(ObjectNode tree, int index) {
        ObjectNode own = tree.objectNode();
        tree.properties().forEach(field -> {
            if (!field.getKey().equals("alerts")) {
                own.set(field.getKey(), field.getValue());
            }
        });
        own.putArray("alerts").add(tree.path("alerts").path(index));
        return own.toString();
    }

    /** All fields of the format, those that only the payload keeps included: one of a wrong type is another format. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Webhook(
            @Nullable String version,
            @Nullable String groupKey,
            @Nullable Integer truncatedAlerts,
            @Nullable String status,
            @Nullable String receiver,
            @Nullable Map<String, @Nullable String> groupLabels,
            @Nullable Map<String, @Nullable String> commonLabels,
            @Nullable Map<String, @Nullable String> commonAnnotations,
            @Nullable String externalURL,
            @Nullable List<JsonNode> alerts) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(
            @Nullable String status,
            @Nullable Map<String, @Nullable String> labels,
            @Nullable Map<String, @Nullable String> annotations,
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable String generatorURL,
            @Nullable String fingerprint) {}
}
