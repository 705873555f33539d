package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.NODE;
import static io.lockkeeper.target.SampleKinds.POD;
import static io.lockkeeper.target.SampleKinds.SERVICE;
import static io.lockkeeper.target.SampleKinds.STATEFUL_SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.harness.RecordedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of the resources that labels name is taken; where owners lead from there is {@link OwnerWalkTest}'s. */
class TargetSearchTest {

    private static final TargetRules STANDARD = new TargetRules(true, Set.of(), false);
    private static final ObjectRef APP = new ObjectRef(DEPLOYMENT, "shop", "app");
    private static final ObjectRef APP_POD = new ObjectRef(POD, "shop", "app-1");
    private static final Map<String, String> APP_LABELS =
            Map.of("namespace", "shop", "deployment", "app", "pod", "app-1");
    private static final ObjectRef WEB = new ObjectRef(SERVICE, "shop", "web");
    private static final Map<String, String> WEB_LABELS = Map.of("namespace", "shop", "exported_service", "web");
    private static final FirstPod WEB_POD = new FirstPod(POD, "shop", Map.of("app", "web"));

    private final InMemoryObjects objects = new InMemoryObjects();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final List<String> checks = new ArrayList<>();

    @Test
    void firstThatExistsIsTakenAndNoOtherIsLookedUp() {
        objects.put(APP).put(APP_POD);

        assertThat(resolve(STANDARD, APP_LABELS)).isEqualTo(found(APP));
        assertThat(objects.asked()).containsExactly(APP);
        assertThat(metrics.counts()).containsExactly("Deployment success");
        assertThat(checks).containsExactly("its Deployment was looked up");
    }

    @Test
    void oneThatDoesNotExistIsPassedOver() {
        objects.put(APP_POD);

        assertThat(resolve(STANDARD, APP_LABELS)).isEqualTo(found(APP_POD));
        assertThat(metrics.counts()).containsExactly("Deployment not_found", "Pod success");
    }

    @Test
    void oneThatMayNotBeReadIsPassedOver() {
        objects.answer(APP, new Reading.Forbidden()).put(APP_POD);

        assertThat(resolve(STANDARD, APP_LABELS)).isEqualTo(found(APP_POD));
        assertThat(metrics.counts()).containsExactly("Deployment forbidden", "Pod success");
    }

    @Test
    void oneThatWentAwayIsTakenWhileItIsRemembered() {
        objects.answer(APP_POD, new Reading.Remembered(InMemoryObjects.object(APP_POD, null, null)));

        assertThat(resolve(STANDARD, APP_LABELS)).isEqualTo(found(APP_POD));
        assertThat(metrics.counts()).containsExactly("Deployment not_found", "Pod remembered");
    }

    @Test
    void noneThatExistsIsNotFound() {
        assertThat(resolve(STANDARD, APP_LABELS)).isEqualTo(new Resolution.NotFound(APP.in("")));
    }

    @Test
    void noneThatExistsIsTheFirstUnverifiedWhereExistenceIsNotRequired() {
        TargetRules lenient = new TargetRules(false, Set.of(), false);

        assertThat(resolve(lenient, APP_LABELS)).isEqualTo(found(APP));
        assertThat(objects.asked()).containsExactly(APP, APP_POD);
        assertThat(resolve(lenient, Map.of("deployment", "no/name", "pod", "app-1", "namespace", "shop")))
                .isEqualTo(found(APP_POD));
        assertThat(resolve(lenient, Map.of("deployment", "no/name")))
                .isEqualTo(new Resolution.NotFound(new ObjectRef(DEPLOYMENT, "default", "no/name").in("")));
    }

    @Test
    void labelsThatNameNoneAreNoTarget() {
        assertThat(resolve(STANDARD, Map.of("alertname", "Watchdog"))).isEqualTo(new Resolution.NoTarget());
        assertThat(objects.asked()).isEmpty();
    }

    @Test
    void clusterScopedResourceIsLookedUpWithoutNamespace() {
        ObjectRef node = new ObjectRef(NODE, "", "ip-10-0-0-1.ec2.internal");
        objects.put(node);

        assertThat(resolve(STANDARD, Map.of("node", "ip-10-0-0-1.ec2.internal", "namespace", "monitoring")))
                .isEqualTo(new Resolution.Found(new Target("", "", "Node", "ip-10-0-0-1.ec2.internal", "v1")));
    }

    @Test
    void failureToAskIsThrownAndCounted() {
        ClusterObjects broken = sought -> {
            throw new KubernetesClientException("down", 503, null);
        };

        assertThatThrownBy(() -> search(broken, STANDARD).resolve(labelled(APP_LABELS), checks::add))
                .isInstanceOfSatisfying(KubernetesClientException.class, failure -> assertThat(failure.getCode())
                        .isEqualTo(503));
        assertThat(metrics.counts()).containsExactly("Deployment error");
    }

    @Test
    void timeThatIsUpEndsTheSearch() {
        TimeLeft none = next -> {
            throw new IllegalStateException("no time before " + next);
        };

        assertThatThrownBy(() -> search(objects, STANDARD).resolve(labelled(APP_LABELS), none))
                .hasMessage("no time before its Deployment was looked up");
        assertThat(objects.asked()).isEmpty();
    }

    @Test
    void serviceLeadsToTheOwnerOfItsFirstPod() {
        objects.putService(WEB, Map.of("app", "web"))
                .put(WEB_POD, InMemoryObjects.owner(new ObjectRef(STATEFUL_SET, "shop", "web")))
                .put(new ObjectRef(STATEFUL_SET, "shop", "web"));

        assertThat(resolve(STANDARD, WEB_LABELS)).isEqualTo(found(new ObjectRef(STATEFUL_SET, "shop", "web")));
        assertThat(metrics.counts()).containsExactly("Service success", "Pod success", "StatefulSet success");
        assertThat(checks).hasSize(3);
    }

    @Test
    void serviceLeadsToItsFirstPodWhereThatHasNoOwner() {
        objects.putService(WEB, Map.of("app", "web")).put(WEB_POD);

        assertThat(resolve(STANDARD, WEB_LABELS)).isEqualTo(found(new ObjectRef(POD, "shop", "first")));
    }

    @Test
    void serviceWithoutPodsOrSelectorIsTheTarget() {
        objects.putService(WEB, Map.of("app", "web"));
        assertThat(resolve(STANDARD, WEB_LABELS)).isEqualTo(found(WEB));

        objects.answer(WEB_POD, new Reading.Forbidden());
        assertThat(resolve(STANDARD, WEB_LABELS)).isEqualTo(found(WEB));

        objects.putService(WEB, Map.of());
        assertThat(resolve(STANDARD, WEB_LABELS)).isEqualTo(found(WEB));
    }

    @Test
    void unknownKindsAreNoAnswer() {
        TargetSearch search = new TargetSearch(
                () -> {
                    throw new KubernetesClientException("not known yet");
                },
                objects,
                STANDARD,
                metrics);

        assertThatThrownBy(() -> search.resolve(labelled(APP_LABELS), checks::add))
                .hasMessage("not known yet");
    }

    @Test
    void nameOfThisClusterIsNoPrefix() {
        objects.put(APP);
        TargetRules rules = new TargetRules(true, Set.of("here", "home"), false);

        assertThat(resolve(rules, inCluster("home"))).isEqualTo(found(APP));
        assertThat(resolve(rules, inCluster(" "))).isEqualTo(found(APP));
        assertThat(resolve(rules, APP_LABELS)).isEqualTo(found(APP));
    }

    @Test
    void otherClusterIsRejectedWithoutAsking() {
        TargetRules rules = new TargetRules(true, Set.of("here"), false);

        assertThat(resolve(rules, inCluster("there"))).isEqualTo(new Resolution.RemoteCluster("there"));
        assertThat(objects.asked()).isEmpty();
    }

    @Test
    void otherClustersResourceIsTakenByItsNameWhereThatIsAccepted() {
        TargetRules rules = new TargetRules(true, Set.of("here"), true);

        assertThat(resolve(rules, inCluster("there"))).isEqualTo(new Resolution.Found(APP.in("there")));
        assertThat(objects.asked()).isEmpty();
        assertThat(resolve(rules, Map.of("cluster", "there"))).isEqualTo(new Resolution.NoTarget());
    }

    @Test
    void anyClusterIsAPrefixWhereNoneIsNamedAndThatIsSaidOnce() {
        objects.put(APP_POD, APP).put(APP);
        Map<String, String> labels = Map.of("namespace", "shop", "pod", "app-1", "cluster", "there");
        TargetSearch search = search(objects, STANDARD);

        try (RecordedLog log = new RecordedLog(ClusterLabel.class)) {
            assertThat(search.resolve(labelled(labels), checks::add)).isEqualTo(new Resolution.Found(APP.in("there")));
            search.resolve(labelled(labels), checks::add);

            assertThat(log.lines()).singleElement().asString().contains("there", "lockkeeper.cluster.local-names");
        }
    }

    private Resolution resolve(TargetRules rules, Map<String, String> labels) {
        return search(objects, rules).resolve(labelled(labels), checks::add);
    }

    private static Alert labelled(Map<String, String> labels) {
        return new SampleAlert().labels(labels).build();
    }

    private TargetSearch search(ClusterObjects cluster, TargetRules rules) {
        return new TargetSearch(SampleKinds::all, cluster, rules, metrics);
    }

    private static Map<String, String> inCluster(String cluster) {
        return Map.of("namespace", "shop", "deployment", "app", "cluster", cluster);
    }

    private static Resolution found(ObjectRef ref) {
        return new Resolution.Found(ref.in(""));
    }
}
