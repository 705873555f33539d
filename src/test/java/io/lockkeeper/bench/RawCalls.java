package io.lockkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The calls that a new alert takes, each as the gateway makes it, and nothing around them. This class is threadsafe. */
final class RawCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResourceDefinitionContext REQUESTS =
            definition("kubernaut.ai", "v1alpha1", "RemediationRequest", "remediationrequests");
    private static final ResourceDefinitionContext LEASES = definition("coordination.k8s.io", "v1", "Lease", "leases");
    private static final String METADATA =
            "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json";
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
                      "targetResource": {"kind": "Deployment", "name": "%5$s", "namespace": "%6$s"},
                      "signalLabels": {"alertname": "LockkeeperLoad", "severity": "warning", "namespace": "%6$s",
                                       "deployment": "%5$s"},
                      "signalAnnotations": {"summary": "Load on %5$s"}}}""";
    private static final String COUNT =
            """
            {"metadata": {"resourceVersion": "%1$s"},
             "status": {"deduplication": {"firstSeenAt": "%2$s", "lastSeenAt": "%2$s", "occurrenceCount": %3$d}}}""";

    /** Times of a Lease have six digits after the point. */
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final KubernetesClient client;
    private final String namespace;
    private final String workloads;

    /**
     * Makes them.
     *
     * @param namespace of the requests and the Leases
     * @param workloads the namespace of the workloads
     */
    RawCalls(KubernetesClient client, String namespace, String workloads) {
        this.client = client;
        this.namespace = namespace;
        this.workloads = workloads;
    }

    private static ResourceDefinitionContext definition(String group, String version, String kind, String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }

    /** Returns a key that nobody else has, as long as a fingerprint. */
    static String newKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "%016x%016x%016x%016x"
                .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** Reads the metadata of a workload. */
    void readWorkload(String name) {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceFirst("/$", "") + "/apis/apps/v1/namespaces/" + workloads
                        + "/deployments/" + name)
                .header("Accept", METADATA)
                .build();
        HttpResponse<byte[]> answer =
                client.getHttpClient().sendAsync(request, byte[].class).join();
        if (!answer.isSuccessful()) {
            throw new IllegalStateException("the workload " + name + " was answered " + answer.code());
        }
        try {
            JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the workload " + name + " was answered with something else than JSON", e);
        }
    }

    /** Creates the Lease of a key. */
    GenericKubernetesResource createLease(String key) {
        return client.genericKubernetesResources(LEASES)
                .inNamespace(namespace)
                .resource(parsed(
                        LEASE.formatted(key.substring(0, 16), key, UUID.randomUUID(), MICROS.format(Instant.now()))))
                .create();
    }

    /** Deletes it as it was read. */
    void deleteLease(GenericKubernetesResource lease) {
        client.raw(
                "/apis/coordination.k8s.io/v1/namespaces/%s/leases/%s"
                        .formatted(namespace, lease.getMetadata().getName()),
                "DELETE",
                new DeleteOptionsBuilder()
                        .withApiVersion("v1")
                        .withKind("DeleteOptions")
                        .withNewPreconditions()
                        .withUid(lease.getMetadata().getUid())
                        .withResourceVersion(lease.getMetadata().getResourceVersion())
                        .endPreconditions()
                        .build());
    }

    /** Creates a request about a workload. */
    GenericKubernetesResource createRequest(String key, String workload) {
        String name = key.substring(0, 12) + "-" + key.substring(12, 28);
        return client.genericKubernetesResources(REQUESTS)
                .inNamespace(namespace)
                .resource(parsed(REQUEST.formatted(name, namespace, now(), key, workload, workloads)))
                .create();
    }

    /** Counts on a request as it was read, and returns it as it is now. */
    GenericKubernetesResource count(GenericKubernetesResource request, int occurrences) {
        return client.genericKubernetesResources(REQUESTS)
                .inNamespace(namespace)
                .resource(stub(request.getMetadata().getName()))
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        COUNT.formatted(request.getMetadata().getResourceVersion(), now(), occurrences));
    }

    /** Returns all requests. */
    List<GenericKubernetesResource> requests() {
        return client.genericKubernetesResources(REQUESTS)
                .inNamespace(namespace)
                .list()
                .getItems();
    }

    private GenericKubernetesResource stub(String name) {
        return parsed(
                """
                {"apiVersion": "kubernaut.ai/v1alpha1", "kind": "RemediationRequest",
                 "metadata": {"name": "%s", "namespace": "%s"}}"""
                        .formatted(name, namespace));
    }

    private static GenericKubernetesResource parsed(String json) {
        return Serialization.unmarshal(json, GenericKubernetesResource.class);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
