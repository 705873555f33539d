package io.lockkeeper.target;

import static io.lockkeeper.harness.ApiCall.any;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What single look-ups ask the API server, and what they make of its answers. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiObjectsIT {

    private final ProxiedCluster cluster;
    private final Kinds kinds;
    private final String namespace;
    private final ApiCalls calls;
    private final ApiObjects objects;

    ApiObjectsIT(KubeCluster kube) {
        cluster = new ProxiedCluster(kube);
        kinds = cluster.kinds("built-in");
        namespace = cluster.namespace();
        calls = new ApiCalls(cluster.client());
        objects = new ApiObjects(calls);
    }

    @BeforeEach
    void quiet() {
        cluster.proxy().removeRules();
        cluster.proxy().reset();
    }

    @AfterAll
    void close() {
        cluster.close();
    }

    @Test
    void metadataAloneIsSent() {
        cluster.create(new Workload(namespace, "lean").pod("lean"));
        ObjectRef pod = ref("", "Pod", "lean");

        JsonNode sent = calls.get(pod.path(), pod.accept());

        assertThat(sent.path("kind").asText()).isEqualTo("PartialObjectMetadata");
        assertThat(sent.has("spec")).isFalse();
    }

    @Test
    void objectIsReadInOneCall() {
        Workload workload = new Workload(namespace, "read");
        Pod pod = workload.pod("read");
        pod.getMetadata().setLabels(Map.of("kubernaut.ai/managed", "false"));
        cluster.createOwned(pod, cluster.create(workload.replicaSet("read-5c")));

        assertThat(objects.read(ref("", "Pod", "read")))
                .isEqualTo(new Reading.Present(
                        new ClusterObject("read", "false", new Owner("apps/v1", "ReplicaSet", "read-5c"), Map.of())));
        assertThat(cluster.paths()).containsExactly("GET /api/v1/namespaces/" + namespace + "/pods/read");
    }

    @Test
    void clusterScopedObjectWithDotsInItsNameIsRead() {
        String name = "ip-10-0-0-2.ec2.internal";
        cluster.create(
                new NodeBuilder().withNewMetadata().withName(name).endMetadata().build());

        assertThat(objects.read(new ObjectRef(kind("", "Node"), "", name))).isInstanceOf(Reading.Present.class);
        assertThat(cluster.paths()).containsExactly("GET /api/v1/nodes/" + name);
    }

    @Test
    void objectThatIsNotThereIsGone() {
        assertThat(objects.read(ref("apps", "Deployment", "nowhere"))).isInstanceOf(Reading.Gone.class);
    }

    @Test
    void serviceComesWithItsSelector() {
        cluster.create(new Workload(namespace, "whole").service(Map.of("app", "whole")));

        assertThat(objects.read(ref("", "Service", "whole")).known())
                .hasValueSatisfying(
                        service -> assertThat(service.selector()).containsExactly(Map.entry("app", "whole")));
    }

    @Test
    void firstPodIsTheFirstByNameAmongThoseSelected() {
        Workload workload = new Workload(namespace, "many");
        cluster.create(workload.pod("many-c"));
        cluster.create(workload.pod("many-a"));
        cluster.create(workload.pod("many-b"));
        cluster.create(new Workload(namespace, "another").pod("another-0"));

        assertThat(objects.read(first(workload.labels())).known())
                .hasValueSatisfying(pod -> assertThat(pod.name()).isEqualTo("many-a"));
        assertThat(objects.read(first(Map.of("app", "none")))).isInstanceOf(Reading.Gone.class);
    }

    @Test
    void firstPodComesWithItsMetadataAlone() {
        Workload workload = new Workload(namespace, "listed");
        cluster.create(workload.pod("listed"));
        FirstPod first = first(workload.labels());

        JsonNode sent = calls.get(first.path(), first.accept());

        assertThat(sent.path("kind").asText()).isEqualTo("PartialObjectMetadataList");
        assertThat(sent.path("items")).hasSize(1).first().satisfies(pod -> assertThat(pod.has("spec"))
                .isFalse());
    }

    @Test
    void objectThatMayNotBeReadIsForbidden() {
        cluster.create(new Workload(namespace, "secluded").deployment());
        try (KubernetesClient stranger = cluster.client(cluster.strangersToken(), ProxiedCluster.TIMEOUT)) {
            ApiObjects strange = new ApiObjects(new ApiCalls(stranger));

            assertThat(strange.read(ref("apps", "Deployment", "secluded"))).isInstanceOf(Reading.Forbidden.class);
            assertThat(strange.read(ref("apps", "Deployment", "nowhere"))).isInstanceOf(Reading.Forbidden.class);
            assertThat(strange.read(first(Map.of("app", "secluded")))).isInstanceOf(Reading.Forbidden.class);
        }
    }

    @Test
    void refusalBringsItsCodeAndHowLongToWaitAndIsNotTriedAgain() {
        cluster.proxy()
                .when(any())
                .answer(
                        429,
                        """
                        {"kind":"Status","apiVersion":"v1","status":"Failure","details":{"retryAfterSeconds":7},"code":429}
                        """,
                        Map.of("Content-Type", "application/json"));

        assertFails(failure -> {
            assertThat(failure.getCode()).isEqualTo(429);
            assertThat(failure.getStatus().getDetails().getRetryAfterSeconds()).isEqualTo(7);
        });
        assertThat(cluster.paths()).hasSize(1);
    }

    @Test
    void errorIsThrownWhateverItsBody() {
        cluster.proxy().when(any()).answer(503, "<html>overload</html>", Map.of());

        assertFails(failure -> assertThat(failure.getCode()).isEqualTo(503));
        assertThat(cluster.paths()).hasSize(1);
    }

    @Test
    void answerThatIsNoObjectIsAFailure() {
        cluster.proxy().when(any()).times(1).answer(200, "<html>hello</html>", Map.of());
        assertFails(failure -> assertThat(failure.getCode()).isEqualTo(-1));

        cluster.proxy().when(any()).times(1).answer(200, "{}", Map.of());
        assertFails(failure -> assertThat(failure.getCode()).isEqualTo(-1));

        cluster.proxy().when(any()).times(1).answer(200, "", Map.of());
        assertFails(failure -> assertThat(failure.getCode()).isEqualTo(-1));
    }

    @Test
    void connectionThatIsCutIsAFailure() {
        cluster.proxy().when(any()).cut();

        assertFails(failure -> assertThat(failure.getCode()).isEqualTo(-1));
        assertThat(cluster.paths()).hasSize(1);
    }

    @Test
    void serverThatDoesNotListenIsAFailure() {
        cluster.proxy().refuseConnections();
        try {
            assertFails(failure -> assertThat(failure.getCode()).isEqualTo(-1));
        } finally {
            cluster.proxy().accept();
        }
    }

    @Test
    void silenceEndsWithTheClientsTimeout() {
        try (var hold = cluster.proxy().when(ApiCall.get(".*/pods/.*")).hold();
                KubernetesClient hasty = cluster.client("any", Duration.ofMillis(200))) {
            assertThatThrownBy(() -> new ApiObjects(new ApiCalls(hasty)).read(ref("", "Pod", "silent")))
                    .isInstanceOfSatisfying(KubernetesClientException.class, failure -> assertThat(failure.getCode())
                            .isEqualTo(-1));
            hold.release();
        }
    }

    private void assertFails(Consumer<KubernetesClientException> check) {
        assertThatThrownBy(() -> objects.read(ref("", "Pod", "any")))
                .isInstanceOfSatisfying(KubernetesClientException.class, check);
    }

    private FirstPod first(Map<String, String> selector) {
        return new FirstPod(kind("", "Pod"), namespace, selector);
    }

    private ObjectRef ref(String group, String kind, String name) {
        return new ObjectRef(kind(group, kind), namespace, name);
    }

    private ResourceKind kind(String group, String name) {
        return kinds.find(group, name).orElseThrow();
    }
}
