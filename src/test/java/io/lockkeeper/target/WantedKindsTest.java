package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.NAMESPACE;
import static io.lockkeeper.target.SampleKinds.POD;
import static io.lockkeeper.target.SampleKinds.ROLLOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedKindsTest {

    private static final List<ResourceKind> SERVED = List.of(POD, NAMESPACE, DEPLOYMENT, ROLLOUT);

    @Test
    void builtInOnesAreThoseThatTheClusterHas() {
        assertThat(WantedKinds.parse("built-in").among(SERVED)).containsExactlyInAnyOrder(DEPLOYMENT, POD);
    }

    @Test
    void customKindIsFoundWithAndWithoutItsGroup() {
        assertThat(WantedKinds.parse(" built-in , Rollout.argoproj.io").among(SERVED))
                .contains(POD, ROLLOUT);
        assertThat(WantedKinds.parse("Rollout").among(SERVED)).containsExactly(ROLLOUT);
        assertThat(WantedKinds.parse("Rollout.example.com").among(SERVED)).isEmpty();
    }

    @Test
    void builtInKindKeepsItsGroupWhereTheGroupIsLeftOut() {
        ResourceKind other = new ResourceKind("example.com", "v1", "Deployment", "deployments", "", true);

        assertThat(WantedKinds.parse("Deployment").among(List.of(other, DEPLOYMENT)))
                .containsExactly(DEPLOYMENT);
    }

    @Test
    void missingOnesAreThoseThatWereNamed() {
        assertThat(WantedKinds.parse("built-in,Certificate.cert-manager.io,Cache")
                        .missing(SERVED))
                .extracting(WantedKind::toString)
                .containsExactly("Certificate.cert-manager.io", "Cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Secret", "Secret.example.com", "Namespace"})
    void someMayNotBeTargets(String entry) {
        assertThatThrownBy(() -> WantedKinds.parse("built-in," + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + entry + "' may not be a target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "builtin", "pods", "Pod.", "Pod,,Node", "Pod.core/v1", ".apps"})
    void otherFormsAreRefused(String list) {
        assertThatThrownBy(() -> WantedKinds.parse(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is neither built-in nor a kind");
    }
}
