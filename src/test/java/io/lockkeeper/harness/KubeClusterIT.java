package io.lockkeeper.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedCluster.class)
final class KubeClusterIT {
    private static final String DEFINITION_THEN_OBJECT =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: probes.harness.lockkeeper.io}
            spec:
              group: harness.lockkeeper.io
              names: {kind: Probe, plural: probes, singular: probe}
              scope: Namespaced
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties: {spec: {type: object, required: [depth], properties: {depth: {type: integer}}}}
            ---
            apiVersion: harness.lockkeeper.io/v1
            kind: Probe
            metadata: {name: first, namespace: default}
            spec: {depth: 3}
            """;

    @TempDir
    private Path folder;

    @Test
    void sharedClusterIsOneForAllWhoAsk(KubeCluster one, KubeCluster other) {
        assertThat(one).isSameAs(other);
    }

    @Test
    void namespacesAreNewWithEachCall(KubeCluster cluster) {
        String first = cluster.createNamespace("twice");
        String second = cluster.createNamespace("twice");

        assertThat(first).startsWith("twice-").isNotEqualTo(second);
        assertThat(cluster.adminClient().namespaces().withName(second).get()).isNotNull();
    }

    @Test
    void customObjectsFollowTheirDefinitionInOneFile(KubeCluster cluster) throws IOException {
        Path yaml = Files.writeString(folder.resolve("probe.yaml"), DEFINITION_THEN_OBJECT);

        cluster.apply(yaml);

        assertThat(cluster.apply(yaml)).extracting("kind").containsExactly("CustomResourceDefinition", "Probe");
        assertThat(cluster.adminClient().raw("/apis/harness.lockkeeper.io/v1/namespaces/default/probes/first"))
                .contains("\"depth\":3");
    }

    @Test
    void otherTokensAreRefused(KubeCluster cluster) {
        try (KubernetesClient stranger = cluster.client("unknown")) {
            assertThatThrownBy(() -> stranger.namespaces().list())
                    .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> assertThat(refusal.getCode())
                            .isEqualTo(401));
        }
    }

    @Test
    void kubectlMakesServiceAccountTokensThatRbacJudges(KubeCluster cluster) throws IOException {
        String namespace = cluster.createNamespace("tokens");
        Path kubeconfig = folder.resolve("kube/config");
        cluster.writeKubeconfig(kubeconfig, cluster.url(), cluster.adminToken());
        kubectl(cluster, kubeconfig, namespace, "create", "serviceaccount", "reader");
        kubectl(cluster, kubeconfig, namespace, "create", "role", "reader", "--verb=list", "--resource=configmaps");
        kubectl(
                cluster,
                kubeconfig,
                namespace,
                "create",
                "rolebinding",
                "reader",
                "--role=reader",
                "--serviceaccount=" + namespace + ":reader");

        String token = kubectl(cluster, kubeconfig, namespace, "create", "token", "reader");

        try (KubernetesClient reader = cluster.client(token)) {
            assertThat(reader.configMaps().inNamespace(namespace).list().getItems())
                    .isEmpty();
            assertThatThrownBy(() -> reader.secrets().inNamespace(namespace).list())
                    .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> assertThat(refusal.getCode())
                            .isEqualTo(403));
        }
    }

    @Test
    void failureToStartShowsWhatTheApiServerSaid() {
        assertThatThrownBy(() -> new KubeCluster("--no-such-flag"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknown flag: --no-such-flag");
    }

    /** Runs kubectl to a good end and returns what it wrote. */
    private String kubectl(KubeCluster cluster, Path kubeconfig, String namespace, String... words) throws IOException {
        Path log = folder.resolve(String.join("-", words) + ".log");
        List<String> command = new ArrayList<>(List.of(
                cluster.binaries().kubectl().toString(),
                "--kubeconfig=" + kubeconfig,
                "--cache-dir=" + folder.resolve("cache"),
                "--namespace=" + namespace));
        command.addAll(List.of(words));
        try (ChildProcess kubectl = ChildProcess.start(log, command)) {
            assertThat(kubectl.await(Duration.ofSeconds(30)))
                    .as(kubectl.logTail())
                    .isZero();
            return Files.readString(log).strip();
        }
    }
}
