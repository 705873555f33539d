package io.lockkeeper.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The body of an Alertmanager webhook, version 4, with one firing alert for each workload named. Threadsafe. */
public final class AlertmanagerPayload {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALERT_NAME = "LockkeeperLoad";

    private final String namespace;
    private final String startsAt;

    /**
     * Makes it.
     *
     * @param namespace of the workloads
     * @param startsAt since when the alerts fire
     */
    public AlertmanagerPayload(String namespace, Instant startsAt) {
        this.namespace = namespace;
        this.startsAt = startsAt.toString();
    }

    /** Returns the body about these workloads, as JSON in UTF-8. */
    public byte[] about(List<String> workloads) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("version", "4");
        body.put("groupKey", "{}:{alertname=\"" + ALERT_NAME + "\"}");
        body.put("truncatedAlerts", 0);
        body.put("status", "firing");
        body.put("receiver", "lockkeeper");
        body.putObject("groupLabels").put("alertname", ALERT_NAME);
        body.set("commonLabels", commonLabels());
        body.putObject("commonAnnotations");
        body.put("externalURL", "http://alertmanager.invalid");
        var alerts = body.putArray("alerts");
        workloads.forEach(workload -> alerts.add(alert(workload)));
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing an alert body about " + workloads, e);
        }
    }

    private ObjectNode alert(String workload) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.put("status", "firing");
        alert.set("labels", commonLabels().put("deployment", workload));
        alert.putObject("annotations").put("summary", "Load on " + workload);
        alert.put("startsAt", startsAt);
        // Alertmanager's way of saying that an alert has not ended.
        alert.put("endsAt", "0001-01-01T00:00:00Z");
        alert.put("generatorURL", "http://prometheus.invalid/graph");
        alert.put("fingerprint", HexFormat.of().toHexDigits((long) workload.hashCode()));
        return alert;
    }

    private ObjectNode commonLabels() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("alertname", ALERT_NAME)
                .put("severity", "warning")
                .put("namespace", namespace);
    }
}
