package io.lockkeeper.remediation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Link;
import io.lockkeeper.target.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a RemediationRequest. It is built as a tree and never as text, so no alert can break out of its field. */
public final class Manifest {

    /** API group of a request. */
    public static final String GROUP = "kubernaut.ai";
    /** Its API version. */
    public static final String VERSION = "v1alpha1";
    /** Its kind. */
    public static final String KIND = "RemediationRequest";
    /** Its plural, as in URLs. */
    public static final String PLURAL = "remediationrequests";
    /** Name of its CustomResourceDefinition. */
    public static final String DEFINITION_NAME = PLURAL + "." + GROUP;
    /** Every field that is written. */
    public static final List<String> FIELDS = List.of(
            "spec.signalFingerprint",
            "spec.signalName",
            "spec.severity",
            "spec.signalType",
            "spec.signalSource",
            "spec.clusterID",
            "spec.targetType",
            "spec.targetResource.apiVersion",
            "spec.targetResource.kind",
            "spec.targetResource.name",
            "spec.targetResource.namespace",
            "spec.firingTime",
            "spec.receivedTime",
            "spec.signalLabels",
            "spec.signalAnnotations",
            "spec.providerData",
            "spec.originalPayload",
            "status.deduplication.firstSeenAt",
            "status.deduplication.lastSeenAt",
            "status.deduplication.occurrenceCount");

    static final String TRACEPARENT = "lockkeeper.io/traceparent";
    static final String API_VERSION = GROUP + "/" + VERSION;

    /** Most characters of {@code spec.signalName} and {@code spec.clusterID}. */
    private static final int NAME = 253;

    /** Most characters of {@code spec.severity}. */
    private static final int SEVERITY = 50;

    /** Most bytes of labels and annotations together, and of the payload. */
    private static final int KIB_64 = 64 << 10;

    private final Clock clock;
    private final String namespace;
    private final ManifestMetrics metrics;

    /**
     * Makes the renderer.
     *
     * @param clock gives the time of receipt
     * @param namespace where requests are made
     */
    public Manifest(Clock clock, String namespace, ManifestMetrics metrics) {
        this.clock = clock;
        this.namespace = namespace;
        this.metrics = metrics;
    }

    /** Returns where requests are made. */
    public String namespace() {
        return namespace;
    }

    /**
     * Returns the request for an alert as JSON.
     *
     * @param link its place in the line of its fingerprint
     * @param delivery random id of this handling of the alert, by which a creator whose reply was lost knows its own
     * @param trace where its creation stands in the trace of the alert, null where that is not known
     */
    public String render(Alert alert, Incident incident, Link link, String delivery, @Nullable Traceparent trace) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("apiVersion", API_VERSION);
        request.put("kind", KIND);
        request.set("metadata", metadata(link, delivery, trace, now));
        request.set("spec", spec(alert, incident, now));
        return request.toString();
    }

    private ObjectNode metadata(Link link, String delivery, @Nullable Traceparent trace, Instant now) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("namespace", namespace).put("name", link.name());
        metadata.putObject("labels")
                .put("app.kubernetes.io/managed-by", "gateway-service")
                .put("app.kubernetes.io/component", "remediation");
        ObjectNode annotations = metadata.putObject("annotations")
                .put("kubernaut.ai/created-at", now.toString())
                .put(KnownRequest.DELIVERY, delivery)
                .put(KnownRequest.SEQUENCE, Integer.toString(link.sequence()))
                .put(KnownRequest.PREVIOUS, link.previous());
        if (trace != null) {
            annotations.put(TRACEPARENT, trace.header());
        }
        return metadata;
    }

    private ObjectNode spec(Alert alert, Incident incident, Instant now) {
        Map<String, String> labels = Excerpt.ofEntries(alert.labels(), KIB_64);
        Map<String, String> annotations = Excerpt.ofEntries(alert.annotations(), KIB_64 - Excerpt.size(labels));
        String name = Excerpt.ofName(alert.name(), NAME);
        String severity = Excerpt.of(alert.severity(), SEVERITY);
        String whole = alert.payload().get();
        String payload = Excerpt.ofBytes(whole, KIB_64);
        if (!List.of(name, severity, labels, annotations, payload)
                .equals(List.of(alert.name(), alert.severity(), alert.labels(), alert.annotations(), whole))) {
            metrics.truncated();
        }
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("signalFingerprint", incident.fingerprint().value())
                .put("signalName", name)
                .put("severity", severity)
                .put("signalType", "alert")
                .put("signalSource", alert.source())
                .put("targetType", "kubernetes")
                .put("firingTime", alert.firingTime().toString())
                .put("receivedTime", now.toString());
        spec.set("targetResource", resource(incident.target()));
        if (!incident.target().cluster().isEmpty()) {
            spec.put("clusterID", Excerpt.ofName(incident.target().cluster(), NAME));
        }
        spec.set("signalLabels", strings(labels));
        spec.set("signalAnnotations", strings(annotations));
        spec.put("providerData", providerData(labels, incident.target()));
        spec.put("originalPayload", payload);
        return spec;
    }

    private static ObjectNode resource(Target target) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("apiVersion", target.apiVersion())
                .put("kind", target.kind())
                .put("name", target.name());
        if (!target.namespace().isEmpty()) {
            resource.put("namespace", target.namespace());
        }
        return resource;
    }

    private static String providerData(Map<String, String> labels, Target target) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("namespace", target.namespace());
        data.set("labels", strings(labels));
        return data.toString();
    }

    private static ObjectNode strings(Map<String, String> map) {
        ObjectNode strings = JsonNodeFactory.instance.objectNode();
        map.forEach(strings::put);
        return strings;
    }
}
