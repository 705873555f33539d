package io.lockkeeper.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of a real cluster. */
@ExtendWith(SharedCluster.class)
class ApiDiscoveryIT {

    private static final String DEFINITION =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: reactors.target.lockkeeper.io}
            spec:
              group: target.lockkeeper.io
              names: {kind: Reactor, plural: reactors, singular: rx}
              scope: Cluster
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema: {openAPIV3Schema: {type: object}}
                - name: v1beta1
                  served: true
                  storage: false
                  schema: {openAPIV3Schema: {type: object}}
            """;

    @TempDir
    private Path folder;

    @Test
    void builtInKindsAreThoseOfTheCluster(KubeCluster kube) {
        try (ProxiedCluster cluster = new ProxiedCluster(kube)) {
            Kinds kinds = cluster.kinds("built-in");

            assertThat(kinds.labelKeys())
                    .containsExactlyInAnyOrder(
                            "cronjob",
                            "daemonset",
                            "deployment",
                            "horizontalpodautoscaler",
                            "ingress",
                            "job",
                            "job_name",
                            "networkpolicy",
                            "node",
                            "persistentvolume",
                            "persistentvolumeclaim",
                            "pod",
                            "poddisruptionbudget",
                            "replicaset",
                            "replicationcontroller",
                            "service",
                            "statefulset",
                            "storageclass",
                            "volumeattachment");
            assertThat(kinds.find("apps", "Deployment"))
                    .contains(new ResourceKind("apps", "v1", "Deployment", "deployments", "deployment", true));
            assertThat(kinds.find("", "Node")).contains(new ResourceKind("", "v1", "Node", "nodes", "node", false));
            assertThat(cluster.paths())
                    .containsExactlyInAnyOrder(
                            "GET /apis",
                            "GET /api/v1",
                            "GET /apis/apps/v1",
                            "GET /apis/batch/v1",
                            "GET /apis/autoscaling/v2",
                            "GET /apis/policy/v1",
                            "GET /apis/networking.k8s.io/v1",
                            "GET /apis/storage.k8s.io/v1");
        }
    }

    @Test
    void customKindIsFoundInItsPreferredVersion(KubeCluster kube) throws IOException {
        kube.apply(Files.writeString(folder.resolve("reactors.yaml"), DEFINITION));
        Optional<ResourceKind> reactor =
                Optional.of(new ResourceKind("target.lockkeeper.io", "v1", "Reactor", "reactors", "rx", false));
        try (ProxiedCluster cluster = new ProxiedCluster(kube)) {
            assertThat(cluster.kinds("Reactor.target.lockkeeper.io").named("rx").findFirst())
                    .isEqualTo(reactor);
            assertThat(cluster.kinds("Reactor").named("reactor").findFirst()).isEqualTo(reactor);
            assertThat(cluster.kinds("built-in").named("reactor")).isEmpty();
        }
    }

    @Test
    void groupThatDoesNotAnswerLeavesTheOthers(KubeCluster kube) {
        try (ProxiedCluster cluster = new ProxiedCluster(kube)) {
            cluster.proxy().when(ApiCall.get("/apis/storage.*")).answer(503, "{}", Map.of());
            cluster.proxy().when(ApiCall.get("/apis/networking.*")).cut();
            RecordedMetrics metrics = new RecordedMetrics();
            KindCatalogue catalogue =
                    new KindCatalogue(new ApiDiscovery(cluster.client()), WantedKinds.parse("built-in"), metrics);

            catalogue.refresh();

            assertThat(metrics.counts())
                    .containsExactlyInAnyOrder("discovery storage.k8s.io", "discovery networking.k8s.io");
            assertThat(catalogue.complete()).isFalse();
            assertThat(catalogue.kinds().labelKeys()).contains("deployment").doesNotContain("ingress");

            cluster.proxy().removeRules();
            catalogue.refresh();
            assertThat(catalogue.complete()).isTrue();
            assertThat(catalogue.kinds().labelKeys()).contains("ingress");
        }
    }
}
