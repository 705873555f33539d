package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** The RemediationRequests of one namespace, as an administrator sees and changes them. */
public final class Requests {

    private static final ResourceDefinitionContext DEFINITION = new ResourceDefinitionContext.Builder()
            .withGroup("kubernaut.ai")
            .withVersion("v1alpha1")
            .withKind("RemediationRequest")
            .withPlural("remediationrequests")
            .withNamespaced(true)
            .build();

    private final KubernetesClient client;
    private final String namespace;

    /** Makes the view of a namespace. */
    public Requests(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Returns all of them. */
    public List<GenericKubernetesResource> all() {
        return list().getItems();
    }

    /** Returns those of one Deployment. */
    public List<GenericKubernetesResource> of(String deployment) {
        return all().stream()
                .filter(request -> deployment.equals(request.get("spec", "targetResource", "name")))
                .toList();
    }

    /** Returns the one of a name, which is there. */
    public GenericKubernetesResource named(String name) {
        return all().stream()
                .filter(request -> request.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns what becomes of them from now on, beginning with those that are there. */
    public RequestHistory history() {
        return new RequestHistory(this);
    }

    /** Returns all of them, with the version that they are of. */
    GenericKubernetesResourceList list() {
        return client.genericKubernetesResources(DEFINITION)
                .inNamespace(namespace)
                .list();
    }

    /** Tells of every change after a version. */
    Watch watch(String version, Watcher<GenericKubernetesResource> watcher) {
        ListOptions after =
                new ListOptionsBuilder().withResourceVersion(version).build();
        return client.genericKubernetesResources(DEFINITION)
                .inNamespace(namespace)
                .watch(after, watcher);
    }

    /** Returns one that is not stored: the first of an incident of the Deployment app. */
    public static GenericKubernetesResource sample(String name, String fingerprint) {
        return Serialization.unmarshal(
                """
                apiVersion: kubernaut.ai/v1alpha1
                kind: RemediationRequest
                metadata: {name: %s, annotations: {lockkeeper.io/sequence: '1'}}
                spec:
                  signalFingerprint: %s
                  signalName: Späti
                  severity: critical
                  signalType: alert
                  targetType: kubernetes
                  targetResource: {kind: Deployment, name: app, namespace: shop}
                  firingTime: '2026-01-31T12:00:00Z'
                  receivedTime: '2026-01-31T12:00:00Z'
                """
                        .formatted(name, fingerprint),
                GenericKubernetesResource.class);
    }

    /** Creates one, and returns it as it is stored. */
    public GenericKubernetesResource create(GenericKubernetesResource request) {
        return client.genericKubernetesResources(DEFINITION)
                .inNamespace(namespace)
                .resource(request)
                .create();
    }

    /** Does what a controller does: writes the phase. */
    public void phase(String name, String phase) {
        patchStatus(name, "{\"status\": {\"overallPhase\": \"" + phase + "\"}}");
    }

    /** Merges into the status of one of them. */
    public void patchStatus(String name, String patch) {
        client.genericKubernetesResources(DEFINITION)
                .inNamespace(namespace)
                .withName(name)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    /** Deletes one of them. */
    public void delete(String name) {
        client.genericKubernetesResources(DEFINITION)
                .inNamespace(namespace)
                .withName(name)
                .delete();
    }

    /** Returns how many occurrences have been counted on a request, 0 where nothing has been written yet. */
    public static int occurrences(GenericKubernetesResource request) {
        return request.get("status", "deduplication", "occurrenceCount") instanceof Integer count ? count : 0;
    }
}
