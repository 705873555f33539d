package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.NAMESPACE;
import static io.lockkeeper.target.SampleKinds.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelScopeTest {

    private static final ObjectRef APP = new ObjectRef(DEPLOYMENT, "shop", "app");
    private static final ObjectRef SHOP = new ObjectRef(NAMESPACE, "", "shop");
    private static final ObjectRef WORKER = new ObjectRef(NODE, "", "worker-1");

    private final InMemoryObjects objects = new InMemoryObjects();
    private final List<String> checks = new ArrayList<>();

    @Test
    void labelOfTheResourceDecidesBeforeThatOfItsNamespace() {
        objects.putManaged(APP, "false").putManaged(SHOP, "true");
        assertThat(isManaged(APP.in(""))).isFalse();

        objects.putManaged(APP, "true").putManaged(SHOP, "false");
        assertThat(isManaged(APP.in(""))).isTrue();
        assertThat(objects.asked()).containsExactly(APP, APP);
    }

    @Test
    void namespaceDecidesWhereTheResourceHasNoLabel() {
        objects.put(APP).putManaged(SHOP, "true");

        assertThat(isManaged(APP.in(""))).isTrue();
        assertThat(checks)
                .containsExactly("the label of its Deployment was read", "the label of its Namespace was read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "True", "1"})
    void otherValueSaysNothing(String value) {
        objects.putManaged(APP, value).putManaged(SHOP, "true");
        assertThat(isManaged(APP.in(""))).isTrue();

        objects.putManaged(SHOP, value);
        assertThat(isManaged(APP.in(""))).isFalse();
    }

    @Test
    void namespaceDecidesWhereTheResourceIsGone() {
        objects.putManaged(SHOP, "true");

        assertThat(isManaged(APP.in(""))).isTrue();
    }

    @Test
    void nothingIsDecidedWhereALabelMayNotBeRead() {
        objects.putManaged(SHOP, "true");
        objects.answer(APP, new Reading.Forbidden());
        assertThatThrownBy(() -> isManaged(APP.in("")))
                .isInstanceOfSatisfying(KubernetesClientException.class, failure -> assertThat(failure.getCode())
                        .isEqualTo(403))
                .hasMessage("get deployments.apps is forbidden, so whether it is managed is unknown");

        objects.answer(APP, new Reading.Gone());
        objects.answer(SHOP, new Reading.Forbidden());
        assertThatThrownBy(() -> isManaged(APP.in(""))).hasMessageStartingWith("get namespaces is forbidden");
    }

    @Test
    void namespaceDecidesAboutAKindThatIsNotKnown() {
        objects.putManaged(SHOP, "true");

        assertThat(isManaged(new Target("", "shop", "Game", "chess", "example.com/v1")))
                .isTrue();
        assertThat(objects.asked()).containsExactly(SHOP);
    }

    @Test
    void kindIsKnownWhateverItsVersion() {
        objects.putManaged(APP, "true");

        assertThat(isManaged(new Target("", "shop", "Deployment", "app", "apps/v1beta9")))
                .isTrue();
    }

    @Test
    void nothingThatSaysSoIsNotManaged() {
        assertThat(isManaged(APP.in(""))).isFalse();

        objects.put(SHOP);
        assertThat(isManaged(APP.in(""))).isFalse();
    }

    @Test
    void clusterScopedResourceHasItsOwnLabelAlone() {
        objects.put(WORKER);
        assertThat(isManaged(WORKER.in(""))).isFalse();
        assertThat(objects.asked()).containsExactly(WORKER);

        objects.putManaged(WORKER, "true");
        assertThat(isManaged(WORKER.in(""))).isTrue();
    }

    @Test
    void acceptedResourceOfAnotherClusterIsManagedWithoutAsking() {
        LabelScope scope = new LabelScope(SampleKinds::all, objects, new TargetRules(true, Set.of("here"), true));

        assertThat(scope.isManaged(APP.in("there"), checks::add)).isTrue();
        assertThat(objects.asked()).isEmpty();
    }

    @Test
    void prefixAloneMakesNoOtherCluster() {
        assertThat(isManaged(APP.in("there"))).isFalse();
        assertThat(objects.asked()).containsExactly(APP, SHOP);
    }

    @Test
    void failureToAskIsThrown() {
        LabelScope scope = new LabelScope(
                SampleKinds::all,
                sought -> {
                    throw new KubernetesClientException("down");
                },
                new TargetRules(true, Set.of(), false));

        assertThatThrownBy(() -> scope.isManaged(APP.in(""), checks::add)).hasMessage("down");
    }

    private boolean isManaged(Target target) {
        return new LabelScope(SampleKinds::all, objects, new TargetRules(true, Set.of(), false))
                .isManaged(target, checks::add);
    }
}
