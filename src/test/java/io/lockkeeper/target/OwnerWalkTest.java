package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.NODE;
import static io.lockkeeper.target.SampleKinds.POD;
import static io.lockkeeper.target.SampleKinds.REPLICA_SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnerWalkTest {

    private static final ObjectRef APP = new ObjectRef(DEPLOYMENT, "shop", "app");
    private static final ObjectRef SET = new ObjectRef(REPLICA_SET, "shop", "app-5c");
    private static final ObjectRef APP_POD = new ObjectRef(POD, "shop", "app-5c-x");

    private final InMemoryObjects objects = new InMemoryObjects();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final List<String> checks = new ArrayList<>();

    @Test
    void controllersAreFollowedToTheLast() {
        objects.put(SET, APP).put(APP);

        assertThat(endOfWalk(InMemoryObjects.owner(SET))).isEqualTo(APP.in("east"));
        assertThat(metrics.counts()).containsExactly("ReplicaSet success", "Deployment success");
        assertThat(checks).containsExactly("its ReplicaSet was looked up", "its Deployment was looked up");
    }

    @Test
    void resourceWithoutControllerIsTheEnd() {
        objects.put(SET);

        assertThat(endOfWalk(InMemoryObjects.owner(SET))).isEqualTo(SET.in("east"));
    }

    @Test
    void ownerThatIsGoneOrMayNotBeReadIsTheEnd() {
        assertThat(endOfWalk(InMemoryObjects.owner(SET))).isEqualTo(SET.in("east"));

        objects.answer(SET, new Reading.Forbidden());
        assertThat(endOfWalk(InMemoryObjects.owner(SET))).isEqualTo(SET.in("east"));
        assertThat(metrics.counts()).containsExactly("ReplicaSet not_found", "ReplicaSet forbidden");
    }

    @Test
    void ownerThatWentAwayStillLeadsOnWhileItIsRemembered() {
        objects.answer(SET, new Reading.Remembered(InMemoryObjects.object(SET, null, InMemoryObjects.owner(APP))))
                .put(APP);

        assertThat(endOfWalk(InMemoryObjects.owner(SET))).isEqualTo(APP.in("east"));
    }

    @Test
    void ownerOfAnotherGroupIsTheEndAndNotLookedUp() {
        objects.put(SET, new Owner("argoproj.io/v1alpha1", "Rollout", "app"));

        assertThat(endOfWalk(InMemoryObjects.owner(SET)))
                .isEqualTo(new Target("east", "shop", "Rollout", "app", "argoproj.io/v1alpha1"));
        assertThat(endOfWalk(new Owner("example.com/v1", "Game", "chess")))
                .isEqualTo(new Target("east", "shop", "Game", "chess", "example.com/v1"));
        assertThat(metrics.counts()).containsExactly("ReplicaSet success", "Rollout skipped_crd", "Game skipped_crd");
    }

    @Test
    void kindThatTheClusterDoesNotServeIsTheEnd() {
        assertThat(endOfWalk(new Owner("apps/v1", "Fleet", "app")))
                .isEqualTo(new Target("east", "shop", "Fleet", "app", "apps/v1"));
        assertThat(objects.asked()).isEmpty();
        assertThat(metrics.counts()).containsExactly("Fleet not_found");
    }

    @Test
    void clusterScopedOwnerHasNoNamespace() {
        ObjectRef node = new ObjectRef(NODE, "", "worker-1");
        objects.put(node);

        assertThat(endOfWalk(InMemoryObjects.owner(node))).isEqualTo(node.in("east"));
        assertThat(metrics.counts()).containsExactly("Node success");
    }

    @Test
    void walkEndsAfterFiveLevelsEvenInACircle() {
        objects.put(SET, SET);

        assertThat(endOfWalk(InMemoryObjects.owner(SET))).isEqualTo(SET.in("east"));
        assertThat(objects.asked()).hasSize(5);
    }

    @Test
    void failureToAskOnALaterHopIsThrown() {
        ClusterObjects halfBroken = sought -> {
            if (sought.equals(APP)) {
                throw new KubernetesClientException("late", 429, null);
            }
            return new Reading.Present(InMemoryObjects.object(sought, null, InMemoryObjects.owner(APP)));
        };

        assertThatThrownBy(() -> end(halfBroken, InMemoryObjects.owner(SET))).hasMessage("late");
    }

    private Target endOfWalk(Owner owner) {
        return end(objects, owner);
    }

    private Target end(ClusterObjects cluster, Owner owner) {
        return new OwnerWalk(new CountedObjects(cluster, metrics), metrics)
                .end(APP_POD.in("east"), InMemoryObjects.object(APP_POD, null, owner), SampleKinds.all(), checks::add);
    }
}
