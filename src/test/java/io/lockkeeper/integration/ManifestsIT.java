package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.harness.DeployedGateway;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Kubectl;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API server takes the manifests as they are, and taking them again changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManifestsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubeCluster cluster = new KubeCluster();
    private final Kubectl kubectl = new Kubectl(cluster);

    ManifestsIT() {
        cluster.apply(DeployedGateway.FOREIGN_DEFINITIONS);
        kubectl.run("create", "namespace", "monitoring");
        kubectl.run("create", "namespace", "kubernaut-system");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k8s/overlays/single",
                "k8s/overlays/ha",
                "k8s/overlays/beside",
                "k8s/overlays/replace",
                "k8s/overlays/openshift",
                DeployedGateway.WHOLE
            })
    void appliedAgainItChangesNothing(String folder) throws IOException {
        kubectl.run("apply", "--server-side", "--force-conflicts", "-k", folder);
        Map<String, String> first = versions(folder);

        kubectl.run("apply", "--server-side", "-k", folder);

        assertThat(first).hasSizeGreaterThanOrEqualTo(11);
        assertThat(versions(folder)).isEqualTo(first);
    }

    /** What the API server asks of a pod in a restricted namespace, and what it does not ask for. */
    @Test
    void podIsAsRestrictedAsAPodCanBe() {
        kubectl.run("create", "namespace", "restricted");
        kubectl.run("label", "namespace", "restricted", "pod-security.kubernetes.io/enforce=restricted");
        KubernetesClient client = cluster.adminClient();
        PodSpec spec = kubectl.kustomize("k8s/base", Deployment.class)
                .get(0)
                .getSpec()
                .getTemplate()
                .getSpec();
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("lockkeeper")
                .withNamespace("restricted")
                .endMetadata()
                .withSpec(spec)
                .build();

        assertThat(client.resource(pod).dryRun().create().getMetadata().getUid())
                .isNotEmpty();
        assertThat(spec.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(45);
        assertThat(spec.getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
        });
    }

    private Map<String, String> versions(String folder) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        JSON.readTree(kubectl.run("get", "-o", "json", "-k", folder))
                .path("items")
                .forEach(item -> versions.put(
                        item.path("kind").asText() + " "
                                + item.path("metadata").path("name").asText(),
                        item.path("metadata").path("resourceVersion").asText()));
        return versions;
    }
}
