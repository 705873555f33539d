package io.lockkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the demo's API answers to those who ask for more than objects. */
final class DemoTest {

    private static final DemoApi API = DemoApi.start();
    private static final KubernetesClient CLIENT = API.client();

    @AfterAll
    static void stop() {
        CLIENT.close();
        API.close();
    }

    @Test
    void versionIsOneThatShowsTheDemo() {
        assertThat(CLIENT.getKubernetesVersion().getGitVersion()).isEqualTo("v1.36.3-demo");
    }

    @Test
    void discoveryNamesTheGroupsAndTheirResources() {
        assertThat(CLIENT.raw("/api?timeout=32s")).contains("\"v1\"");
        assertThat(CLIENT.getApiGroups().getGroups())
                .extracting(APIGroup::getName)
                .contains("apps", "batch", "kubernaut.ai", "coordination.k8s.io");
        assertThat(plurals("v1")).contains("pods", "namespaces", "nodes");
        assertThat(plurals("apps/v1")).contains("deployments", "replicasets", "statefulsets", "daemonsets");
        assertThat(plurals("batch/v1")).contains("jobs", "cronjobs");
        assertThat(plurals("kubernaut.ai/v1alpha1")).containsExactly("remediationrequests");
        assertThat(plurals("coordination.k8s.io/v1")).containsExactly("leases");
    }

    @Test
    void reviewsLetEverybodyDoEverything() {
        assertThat(CLIENT.resource(new TokenReviewBuilder()
                                .withNewSpec()
                                .withToken("any")
                                .endSpec()
                                .build())
                        .create()
                        .getStatus()
                        .getAuthenticated())
                .isTrue();
        assertThat(CLIENT.resource(new SubjectAccessReviewBuilder()
                                .withNewSpec()
                                .withUser("any")
                                .endSpec()
                                .build())
                        .create()
                        .getStatus()
                        .getAllowed())
                .isTrue();
        assertThat(CLIENT.resource(new SelfSubjectAccessReviewBuilder()
                                .withNewSpec()
                                .endSpec()
                                .build())
                        .create()
                        .getStatus()
                        .getAllowed())
                .isTrue();
    }

    @Test
    void bodyThatIsNoJsonIsRefusedAndNotLeftWithoutAnswer() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(API.url() + "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"))
                .header("Content-Type", "application/vnd.kubernetes.protobuf")
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString("k8s"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void definitionIsThatOfTheProject() {
        assertThat(CLIENT.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName("remediationrequests.kubernaut.ai")
                        .get()
                        .getSpec()
                        .getVersions())
                .singleElement()
                .satisfies(version -> assertThat(
                                version.getSchema().getOpenAPIV3Schema().getProperties())
                        .containsKeys("spec", "status"));
    }

    @Test
    void onlyTheShopIsManaged() {
        assertThat(CLIENT.namespaces()
                        .withLabel("kubernaut.ai/managed", "true")
                        .list()
                        .getItems())
                .extracting(namespace -> namespace.getMetadata().getName())
                .containsExactly("shop");
        assertThat(CLIENT.namespaces().withName("legacy").get()).isNotNull();
        assertThat(CLIENT.apps().deployments().inNamespace("legacy").list().getItems())
                .hasSize(1);
    }

    @Test
    void podsLeadToTheirDeploymentByTheirOwners() {
        List<Pod> pods = CLIENT.pods().inNamespace("shop").list().getItems();

        assertThat(pods).hasSize(6).allSatisfy(pod -> {
            OwnerReference owner = pod.getMetadata().getOwnerReferences().get(0);
            ReplicaSet replicaSet = CLIENT.apps()
                    .replicaSets()
                    .inNamespace("shop")
                    .withName(owner.getName())
                    .get();
            OwnerReference top = replicaSet.getMetadata().getOwnerReferences().get(0);
            assertThat(owner.getUid()).isEqualTo(replicaSet.getMetadata().getUid());
            assertThat(owner.getController() && top.getController()).isTrue();
            assertThat(CLIENT.apps()
                            .deployments()
                            .inNamespace("shop")
                            .withName(top.getName())
                            .get()
                            .getMetadata()
                            .getUid())
                    .isEqualTo(top.getUid());
        });
    }

    @Test
    void statusIsPatchedOnlyWhereTheVersionIsTheStoredOne() {
        GenericKubernetesResource stored = request("counted").create();
        String patch =
                "{\"metadata\":{\"resourceVersion\":\"%s\"},\"status\":{\"deduplication\":{\"occurrenceCount\":2}}}"
                        .formatted(stored.getMetadata().getResourceVersion());

        assertThat(stored.getMetadata().getUid()).isNotBlank();
        assertThat(stored.getMetadata().getCreationTimestamp()).isNotBlank();
        GenericKubernetesResource patched = patchStatus(patch);
        assertThat(patched.<Integer>get("status", "deduplication", "occurrenceCount"))
                .isEqualTo(2);
        assertThat(patched.getMetadata().getUid())
                .isEqualTo(stored.getMetadata().getUid());
        assertThatThrownBy(() -> patchStatus(patch))
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> assertThat(e.getCode())
                        .isEqualTo(409));
    }

    private static GenericKubernetesResource patchStatus(String patch) {
        return request("counted").subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private static Resource<GenericKubernetesResource> request(String name) {
        return CLIENT.genericKubernetesResources("kubernaut.ai/v1alpha1", "RemediationRequest")
                .inNamespace(Demo.NAMESPACE)
                .resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion("kubernaut.ai/v1alpha1")
                        .withKind("RemediationRequest")
                        .withNewMetadata()
                        .withNamespace(Demo.NAMESPACE)
                        .withName(name)
                        .endMetadata()
                        .build());
    }

    private static List<String> plurals(String groupVersion) {
        return CLIENT.getApiResources(groupVersion).getResources().stream()
                .map(APIResource::getName)
                .toList();
    }
}
