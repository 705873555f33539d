package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.NODE;
import static io.lockkeeper.target.SampleKinds.POD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectRefTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "ip-10-0-0-1.ec2.internal", "0", "a.b-c.d"})
    void subdomainCanBeAName(String name) {
        assertThat(new ObjectRef(NODE, "", name).possible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a..b", "-a", "a-", "a/b", "a%2Fb", "A", "a_b", "a b", "a?x=1", "a\n", "ä"})
    void anythingElseCannot(String name) {
        assertThat(new ObjectRef(NODE, "", name).possible()).isFalse();
        assertThat(new ObjectRef(POD, "shop", name).possible()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a.b", "a/b", "Shop"})
    void namespaceIsALabelOfADomain(String namespace) {
        assertThat(new ObjectRef(POD, namespace, "p").possible()).isFalse();
    }

    @Test
    void namesAreBoundedInLength() {
        assertThat(new ObjectRef(POD, "n".repeat(63), "p".repeat(253)).possible())
                .isTrue();
        assertThat(new ObjectRef(POD, "n".repeat(64), "p").possible()).isFalse();
        assertThat(new ObjectRef(POD, "n", "p".repeat(254)).possible()).isFalse();
    }

    @Test
    void pathIsThatOfTheApi() {
        assertThat(new ObjectRef(NODE, "", "w.1").path()).isEqualTo("/api/v1/nodes/w.1");
        assertThat(new ObjectRef(DEPLOYMENT, "shop", "app").path())
                .isEqualTo("/apis/apps/v1/namespaces/shop/deployments/app");
        assertThat(new ObjectRef(POD, "a/b", "c d?e").path()).isEqualTo("/api/v1/namespaces/a%2Fb/pods/c%20d%3Fe");
    }

    @Test
    void selectorIsEncodedInOneOrder() {
        assertThat(new FirstPod(POD, "shop", Map.of("b/x", "2", "a", "")).path())
                .isEqualTo("/api/v1/namespaces/shop/pods?labelSelector=a%3D%2Cb%2Fx%3D2&limit=1");
    }
}
