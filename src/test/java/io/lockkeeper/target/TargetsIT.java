package io.lockkeeper.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From labels to targets and their scope on a real cluster, with the calls that it takes. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetsIT {

    private static final TimeLeft ENOUGH = next -> {};
    private static final WantedKinds BUILT_IN = WantedKinds.parse("built-in");
    private static final TargetRules STANDARD = new TargetRules(true, Set.of(), false);

    private final ProxiedCluster cluster;
    private final String namespace;

    TargetsIT(KubeCluster kube) {
        cluster = new ProxiedCluster(kube);
        namespace = cluster.namespace();
    }

    @BeforeEach
    void quiet() {
        cluster.proxy().removeRules();
    }

    @AfterAll
    void close() {
        cluster.close();
    }

    @Test
    void podLeadsToItsDeploymentInOneCallForEachObject() {
        Workload workload = new Workload(namespace, "chain");
        Deployment deployment = cluster.create(workload.deployment());
        ReplicaSet set = cluster.createOwned(workload.replicaSet("chain-5c"), deployment);
        cluster.createOwned(workload.pod("chain-5c-x"), set);
        Targets targets = targets(cluster.client());

        assertThat(resolve(targets, Map.of("pod", "chain-5c-x"))).isEqualTo(deployment("chain"));
        assertThat(cluster.paths())
                .containsExactly(
                        "GET /api/v1/namespaces/" + namespace + "/pods/chain-5c-x",
                        "GET /apis/apps/v1/namespaces/" + namespace + "/replicasets/chain-5c",
                        "GET /apis/apps/v1/namespaces/" + namespace + "/deployments/chain");

        assertThat(resolve(targets, Map.of("pod", "chain-5c-x"))).isEqualTo(deployment("chain"));
        assertThat(cluster.paths()).hasSize(3);
    }

    @Test
    void serviceLeadsToTheDeploymentOfItsFirstPod() {
        Workload workload = new Workload(namespace, "web");
        ReplicaSet set = cluster.createOwned(workload.replicaSet("web-7d"), cluster.create(workload.deployment()));
        cluster.createOwned(workload.pod("web-7d-x"), set);
        cluster.create(workload.service(workload.labels()));
        Targets targets = targets(cluster.client());

        assertThat(resolve(targets, Map.of("exported_service", "web"))).isEqualTo(deployment("web"));
        assertThat(cluster.paths()).hasSize(4);
    }

    @Test
    void scopeIsThatOfTheResourceElseOfItsNamespace() {
        Workload workload = new Workload(namespace, "scoped");
        Deployment managed = workload.deployment();
        managed.getMetadata().setLabels(Map.of("kubernaut.ai/managed", "true"));
        cluster.create(managed);
        cluster.create(new Workload(namespace, "plain").deployment());
        Targets targets = targets(cluster.client());

        assertThat(resolve(targets, Map.of("deployment", "scoped"))).isEqualTo(deployment("scoped"));
        assertThat(targets.scope().isManaged(target("scoped"), ENOUGH)).isTrue();
        // The search has read the Deployment already.
        assertThat(cluster.paths()).hasSize(1);

        assertThat(targets.scope().isManaged(target("plain"), ENOUGH)).isFalse();
        assertThat(cluster.paths()).hasSize(3).last().isEqualTo("GET /api/v1/namespaces/" + namespace);
    }

    @Test
    void workloadThatMayNotBeReadIsPassedOverAndThePermissionNamed() {
        cluster.create(new Workload(namespace, "hidden").deployment());
        try (KubernetesClient stranger = cluster.client(cluster.strangersToken(), ProxiedCluster.TIMEOUT)) {
            Targets targets = targets(stranger);

            assertThat(resolve(targets, Map.of("deployment", "hidden")))
                    .isEqualTo(new Resolution.NotFound(target("hidden")));
            assertThat(targets.degraded()).contains("not allowed to get deployments.apps");
        }
    }

    @Test
    void hopThatCannotBeAskedForIsThrownAndWorksWhenItCan() {
        Workload workload = new Workload(namespace, "shaky");
        ReplicaSet set = cluster.createOwned(workload.replicaSet("shaky-5c"), cluster.create(workload.deployment()));
        Pod pod = cluster.createOwned(workload.pod("shaky-5c-x"), set);
        Targets targets = targets(cluster.client());
        Map<String, String> labels = Map.of("pod", pod.getMetadata().getName());

        cluster.proxy().when(ApiCall.get(".*/replicasets/.*")).times(1).answer(503, "{}", Map.of());
        assertFails(targets, labels, 503);
        cluster.proxy().when(ApiCall.get(".*/deployments/.*")).times(1).cut();
        assertFails(targets, labels, -1);

        assertThat(resolve(targets, labels)).isEqualTo(deployment("shaky"));
        assertThat(cluster.paths()).hasSize(5);
    }

    @Test
    void podThatWentAwayStillLeadsToItsDeployment() {
        Workload workload = new Workload(namespace, "brief");
        ReplicaSet set = cluster.createOwned(workload.replicaSet("brief-5c"), cluster.create(workload.deployment()));
        Pod pod = cluster.createOwned(workload.pod("brief-5c-x"), set);
        AtomicLong nanos = new AtomicLong();
        Targets targets = known(new Targets(cluster.client(), BUILT_IN, STANDARD, new RecordedMetrics(), nanos::get));
        Map<String, String> labels = Map.of("pod", "brief-5c-x");
        resolve(targets, labels);
        cluster.delete(pod);
        cluster.delete(set);

        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertThat(resolve(targets, labels)).isEqualTo(deployment("brief"));
        assertThat(cluster.paths()).hasSize(6);

        nanos.addAndGet(TimeUnit.MINUTES.toNanos(10));
        assertThat(resolve(targets, labels))
                .isEqualTo(new Resolution.NotFound(new Target("", namespace, "Pod", "brief-5c-x", "v1")));
    }

    @Test
    void nothingIsResolvedBeforeTheKindsAreKnown() {
        Targets targets = new Targets(cluster.client(), BUILT_IN, STANDARD, new RecordedMetrics());

        assertFails(targets, Map.of("deployment", "any"), -1);
    }

    /** Returns the parts over a client, with the kinds known and the calls for that forgotten. */
    private Targets targets(KubernetesClient client) {
        return known(new Targets(client, BUILT_IN, STANDARD, new RecordedMetrics()));
    }

    private Targets known(Targets targets) {
        targets.catalogue().refresh();
        cluster.proxy().reset();
        return targets;
    }

    private Resolution resolve(Targets targets, Map<String, String> labels) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("namespace", namespace);
        return targets.resolver().resolve(new SampleAlert().labels(all).build(), ENOUGH);
    }

    private void assertFails(Targets targets, Map<String, String> labels, int code) {
        assertThatThrownBy(() -> resolve(targets, labels))
                .isInstanceOfSatisfying(KubernetesClientException.class, failure -> assertThat(failure.getCode())
                        .isEqualTo(code));
    }

    private Resolution deployment(String name) {
        return new Resolution.Found(target(name));
    }

    private Target target(String name) {
        return new Target("", namespace, "Deployment", name, "apps/v1");
    }
}
