package io.lockkeeper.remediation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Listing;
import io.lockkeeper.incident.Occurrences;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * The RemediationRequests of one namespace: one call to the API server each, and no retry behind it.
 */
public final class RemediationRequests implements RequestStore {

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
        return read(name);
    }

    /**
     * Returns all requests of a fingerprint, by a list that is no older than the question.
     *
     * @param sentAt what the list is to bear as the time at which it was sent
     * @throws KubernetesClientException where the API server does not say
     * @throws io.lockkeeper.incident.DeadlineExceededException where there is no time to ask
     */
    public Listing list(Fingerprint fingerprint, long sentAt, Deadline deadline) {
        deadline.check("the incident's RemediationRequests were listed");
        GenericKubernetesResourceList found = client.genericKubernetesResources(DEFINITION)
                .inNamespace(namespace)
                .withField("spec.signalFingerprint", fingerprint.value())
                .list();
        return new Listing(
                found.getItems().stream().map(KnownRequest::of).toList(),
                found.getMetadata().getResourceVersion(),
                sentAt);
    }

    /** Returns the path of the requests at the API server. */
    public String path() {
        return "/apis/" + Manifest.API_VERSION + "/namespaces/" + namespace + "/" + Manifest.PLURAL;
    }

    @Override
    public Optional<KnownRequest> read(String name) {
        GenericKubernetesResource found = client.genericKubernetesResources(DEFINITION)
                .inNamespace(namespace)
                .withName(name)
                .get();
        return Optional.ofNullable(found).map(KnownRequest::of);
    }

    @Override
    public Optional<KnownRequest> write(KnownRequest read, Occurrences occurrences) {
        GenericKubernetesResource stub = new GenericKubernetesResourceBuilder()
                .withApiVersion(Manifest.API_VERSION)
                .withKind(Manifest.KIND)
                .withNewMetadata()
                .withNamespace(read.namespace())
                .withName(read.name())
                .endMetadata()
                .build();
        try {
            GenericKubernetesResource stored = client.genericKubernetesResources(DEFINITION)
                    .inNamespace(read.namespace())
                    .resource(stub)
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), statusPatch(read, occurrences));
            return Optional.of(KnownRequest.of(stored));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
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
