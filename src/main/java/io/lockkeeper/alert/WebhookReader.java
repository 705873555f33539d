package io.lockkeeper.alert;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads webhook bodies as Prometheus Alertmanager sends them, and others after it: alerts, and what they have in common. */
abstract class WebhookReader extends JsonAlertReader {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReader.class);
    private static final int MOST_COPIES = 200_000;

    private final String source;
    private final Clock clock;
    private final AlertMetrics metrics;

    /**
     * Makes a reader.
     *
     * @param source the format, as its requests name it
     * @param clock gives the firing time of an alert that names none
     */
    WebhookReader(String source, Clock clock, AlertMetrics metrics) {
        this.source = source;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    final List<Received> read(ObjectNode tree) {
        Webhook webhook = StrictJson.convert(tree, Webhook.class, "");
        JsonNode alerts = alerts(tree);
        checkCommon(webhook, alerts.size());
        tellLeftOut(webhook.truncatedAlerts());
        return IntStream.range(0, alerts.size())
                .mapToObj(index -> received(index, alerts.get(index), webhook, tree))
                .toList();
    }

    /** They stay where they are: made a part of {@link Webhook}, each would be copied before it is read. */
    private static JsonNode alerts(ObjectNode tree) {
        JsonNode alerts = tree.path("alerts");
        if (alerts.isMissingNode() || alerts.isNull() || (alerts.isArray() && alerts.isEmpty())) {
            throw new MalformedSignalException("alerts", "absent or empty, expected a list of at least one alert");
        }
        if (!alerts.isArray()) {
            throw new MalformedSignalException("alerts", "of the wrong type");
        }
        return alerts;
    }

    private void tellLeftOut(@Nullable Integer alerts) {
        if (alerts != null && alerts > 0) {
            LOG.warn(
                    "a sender ({}) left {} alerts out of its message: raise max_alerts of its receiver, or group them by"
                            + " more labels, so that none is lost",
                    source,
                    alerts);
            metrics.leftOut(alerts);
        }
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
        Entry entry = StrictJson.convert(node, Entry.class, field);
        Map<String, String> labels = overlaid(webhook.commonLabels(), entry.labels(), field + ".labels");
        Map<String, String> annotations =
                overlaid(webhook.commonAnnotations(), entry.annotations(), field + ".annotations");
        String name = labels.getOrDefault("alertname", "");
        if (name.isBlank()) {
            throw new MalformedSignalException(
                    field + ".labels.alertname", "absent or blank, expected the alert's name");
        }
        Instant firingTime = firingTime(entry.startsAt(), field + ".startsAt");
        return new Alert(
                index,
                source,
                name,
                Alert.severity(labels.get("severity")),
                FiringStatus.read(entry.status(), field + ".status"),
                firingTime,
                new Sighting(field + ".startsAt", firingTime, false),
                labels,
                annotations,
                null,
                () -> payload(tree, index));
    }

    private static Map<String, String> overlaid(
            @Nullable Map<String, @Nullable String> common, @Nullable Map<String, @Nullable String> own, String field) {
        Map<String, String> all = new HashMap<>();
        lay(common, all, "common of ", field);
        lay(own, all, "", field);
        return all;
    }

    private static void lay(
            @Nullable Map<String, @Nullable String> map, Map<String, String> over, String whose, String field) {
        if (map == null) {
            return;
        }
        map.forEach((key, value) -> {
            if (value == null) {
                throw new MalformedSignalException(whose + field + "." + key, "null, expected a string");
            }
            over.put(key, value);
        });
    }

    private Instant firingTime(@Nullable String startsAt, String field) {
        return startsAt == null ? clock.instant() : Moment.of(startsAt, field);
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

    /** The fields of a group, those that only the payload keeps included: one of a wrong type is another format. */
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
            @Nullable String externalURL) {}

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
