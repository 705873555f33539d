package io.lockkeeper.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.target.Target;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    /** The value is what {@code printf shop:Deployment:app-2999 | sha256sum} prints. */
    @Test
    void isTheDigestOfTheTarget() {
        assertThat(Fingerprint.of(new Target("", "shop", "Deployment", "app-2999", "apps/v1")))
                .hasToString("c94bee70b191f68ccdaafdb961dd9a482167bd529bb7bffdcf07c4e113f06071");
    }

    /** The value is what {@code printf :Node:worker-1 | sha256sum} prints. */
    @Test
    void clusterScopedTargetHasNoNamespaceInIt() {
        assertThat(Fingerprint.of(new Target("", "", "Node", "worker-1", "v1")))
                .hasToString("5811a14c33e6ea55be7f43355c2cffd48201fcbf3fc51c48a3f58e375e6f7ccc");
    }

    /** The value is what {@code printf east:shop:Deployment:app-2999 | sha256sum} prints. */
    @Test
    void clusterStandsBeforeTheTarget() {
        assertThat(Fingerprint.of(new Target("east", "shop", "Deployment", "app-2999", "apps/v1")))
                .hasToString("26798bdb751c1291e2195533c89aca7009501715fd733801a06857965237ff0c");
    }

    @Test
    void refusesAnotherForm() {
        assertThatThrownBy(() -> new Fingerprint("C94B"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("C94B");
    }
}
