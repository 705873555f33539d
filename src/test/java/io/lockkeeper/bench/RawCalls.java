package io.lockkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;

/** The calls that a new alert takes, each as the gateway makes it, and nothing around them. This class is threadsafe. */
final class RawCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResourceDefinitionContext REQUESTS =
            definition("kubernaut.ai", "v1alpha1", "RemediationRequest", "remediationrequests");
    private static final ResourceDefinitionContext LEASES = definition("coordination.k8s.io", "v1", "Lease", "leases");
    private static final String METADATA =
            "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json";
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
        HttpResponse<byte[]> answer = answer(request);
        if (!answer.isSuccessful()) {
            throw new KubernetesClientException("the workload " + name + " was not read", answer.code(), null);
        }
        try {
            JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the workload " + name + " was answered with something else than JSON", e);
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        try {
            return client.getHttpClient().sendAsync(request, byte[].class).join();
        } catch (CompletionException e) {
            throw new KubernetesClientException(request.uri() + " was not answered", e);
        }
    }

    /** Creates the Lease of a key. */
    GenericKubernetesResource createLease(String key) {
        return client.genericKubernetesResources(LEASES)
                .inNamespace(namespace)
                .resource(RawObjects.lease(key))
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
        return client.genericKubernetesResources(REQUESTS)
                .inNamespace(namespace)
                .resource(RawObjects.request(namespace, key, workload, workloads))
                .create();
    }

    /** Counts on a request as it was read, and returns it as it is now. */
    GenericKubernetesResource count(GenericKubernetesResource request, int occurrences) {
        return client.genericKubernetesResources(REQUESTS)
                .inNamespace(namespace)
                .resource(RawObjects.stub(namespace, request.getMetadata().getName()))
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), RawObjects.count(request, occurrences));
    }

    /** Returns a request as it is now. */
    GenericKubernetesResource readAgain(GenericKubernetesResource request) {
        return client.genericKubernetesResources(REQUESTS)
                .inNamespace(namespace)
                .withName(request.getMetadata().getName())
                .get();
    }

    /** Returns all requests. */
    List<GenericKubernetesResource> requests() {
        return client.genericKubernetesResources(REQUESTS)
                .inNamespace(namespace)
                .list()
                .getItems();
    }
}
