package io.lockkeeper.remediation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * The RemediationRequests of one namespace: one call to the API server each, and no retry behind it. No call begins that
 * could not end before the deadline of the signal that it is made for.
 */
public final class RemediationRequests {

    private static final ResourceDefinitionContext DEFINITION = new ResourceDefinitionContext.Builder()
            .withGroup(Manifest.GROUP)
            .withVersion(Manifest.VERSION)
            .withKind(Manifest.KIND)
            .withPlural(Manifest.PLURAL)
            .withNamespaced(true)
            .build();

    private final KubernetesClient client;
    private final String namespace;

    /** Makes the port to the requests of a namespace. */
    public RemediationRequests(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * Returns the request of a name, empty where there is none.
     *
     * @throws KubernetesClientException where the API server does not say
     * @throws io.lockkeeper.incident.DeadlineExceededException where there is no time to ask
     */
    public Optional<KnownRequest> find(String name, Deadline deadline) {
        deadline.check("the RemediationRequest was read");
        GenericKubernetesResource found = client.genericKubernetesResources(DEFINITION)
                .inNamespace(namespace)
                .withName(name)
                .get();
        return Optional.ofNullable(found).map(KnownRequest::of);
    }

    /**
     * Writes what has been counted on a request, and nothing else of its status, if it is still as it was read.
     *
     * @return whether it was written; false where the request has changed or gone since
     * @throws KubernetesClientException where the API server does not say
     * @throws io.lockkeeper.incident.DeadlineExceededException where there is no time to write
     */
    public boolean count(KnownRequest request, Occurrences occurrences, Deadline deadline) {
        deadline.check("the alert was counted");
        GenericKubernetesResource stub = new GenericKubernetesResourceBuilder()
                .withApiVersion(Manifest.API_VERSION)
                .withKind(Manifest.KIND)
                .withNewMetadata()
                .withNamespace(request.namespace())
                .withName(request.name())
                .endMetadata()
                .build();
        try {
            client.genericKubernetesResources(DEFINITION)
                    .inNamespace(request.namespace())
                    .resource(stub)
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), statusPatch(request, occurrences));
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** The resourceVersion is the fence: the API server does not compare a uid in a patch of the status. */
    private static String statusPatch(KnownRequest request, Occurrences occurrences) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").put("resourceVersion", request.resourceVersion());
        patch.putObject("status")
                .putObject("deduplication")
                .put("firstSeenAt", occurrences.firstSeen().toString())
                .put("lastSeenAt", occurrences.lastSeen().toString())
                .put("occurrenceCount", occurrences.count());
        return patch.toString();
    }
}
