package io.lockkeeper.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lockkeeper.load.AlertmanagerPayload;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What {@link RawCalls} sends: as much as the gateway does. */
final class RawObjects {

    private static final String LEASE =
            """
            {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
             "metadata": {"name": "gw-lock-%1$s", "annotations": {"lockkeeper.io/key": "%2$s"}},
             "spec": {"holderIdentity": "raw/%3$s", "leaseDurationSeconds": 5, "leaseTransitions": 0,
                      "acquireTime": "%4$s", "renewTime": "%4$s"}}""";
    private static final String REQUEST =
            """
            {"apiVersion": "kubernaut.ai/v1alpha1", "kind": "RemediationRequest",
             "metadata": {"name": "rr-%1$s", "namespace": "%2$s",
                          "labels": {"app.kubernetes.io/managed-by": "gateway-service",
                                     "app.kubernetes.io/component": "remediation"},
                          "annotations": {"kubernaut.ai/created-at": "%3$s", "lockkeeper.io/delivery": "%1$s",
                                          "lockkeeper.io/sequence": "1", "lockkeeper.io/previous": "none"}},
             "spec": {"signalFingerprint": "%4$s", "signalName": "LockkeeperLoad", "severity": "warning",
                      "signalType": "alert", "signalSource": "prometheus", "targetType": "kubernetes",
                      "firingTime": "%3$s", "receivedTime": "%3$s",
                      "targetResource": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "%5$s",
                                         "namespace": "%6$s"},
                      "signalLabels": {"alertname": "LockkeeperLoad", "severity": "warning", "namespace": "%6$s",
                                       "deployment": "%5$s"},
                      "signalAnnotations": {"summary": "Load on %5$s"},
                      "providerData": %7$s, "originalPayload": %8$s}}""";

    /** What the gateway keeps for who takes up the request. */
    private static final String PROVIDER_DATA =
            """
            {"namespace":"%2$s","labels":{"alertname":"LockkeeperLoad","severity":"warning","namespace":"%2$s",\
            "deployment":"%1$s"}}""";

    private static final String COUNT =
            """
            {"metadata": {"resourceVersion": "%1$s"},
             "status": {"deduplication": {"firstSeenAt": "%2$s", "lastSeenAt": "%2$s", "occurrenceCount": %3$d}}}""";

    /** Times of a Lease have six digits after the point. */
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private RawObjects() {}

    /** Returns the Lease of a key. */
    static GenericKubernetesResource lease(String key) {
        return parsed(LEASE.formatted(key.substring(0, 16), key, UUID.randomUUID(), MICROS.format(Instant.now())));
    }

    /** Returns a request about a workload, named after a key. */
    static GenericKubernetesResource request(String namespace, String key, String workload, String ofNamespace) {
        String name = key.substring(0, 12) + "-" + key.substring(12, 28);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        // The gateway keeps all of what the load generator sends about one workload.
        byte[] payload = new AlertmanagerPayload(ofNamespace, now).about(List.of(workload));
        return parsed(REQUEST.formatted(
                name,
                namespace,
                now,
                key,
                workload,
                ofNamespace,
                TextNode.valueOf(PROVIDER_DATA.formatted(workload, ofNamespace)),
                TextNode.valueOf(new String(payload, UTF_8))));
    }

    /** Returns just enough of a request to patch it. */
    static GenericKubernetesResource stub(String namespace, String name) {
        return parsed(
                """
                {"apiVersion": "kubernaut.ai/v1alpha1", "kind": "RemediationRequest",
                 "metadata": {"name": "%s", "namespace": "%s"}}"""
                        .formatted(name, namespace));
    }

    /** Returns the patch that counts on a request as it was read. */
    static String count(GenericKubernetesResource request, int occurrences) {
        return COUNT.formatted(request.getMetadata().getResourceVersion(), now(), occurrences);
    }

    private static GenericKubernetesResource parsed(String json) {
        return Serialization.unmarshal(json, GenericKubernetesResource.class);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
