package io.lockkeeper.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class KubeClusterFaultsIT {
    private static KubeCluster own;

    @BeforeAll
    static void startOwnCluster() {
        own = new KubeCluster("--request-timeout=3s");
    }

    @AfterAll
    static void closeOwnCluster() {
        own.close();
    }

    @Test
    void objectsSurviveKilledAndStoppedServers() {
        String namespace = own.createNamespace("survivors");
        String url = own.url();
        write(namespace, "before");

        own.killApiServer();
        assertThatThrownBy(() -> names(namespace)).isInstanceOf(KubernetesClientException.class);
        own.startApiServer();
        assertThat(own.url()).isEqualTo(url);
        assertThat(names(namespace)).containsExactly("before");

        own.stopApiServer();
        own.stopEtcd();
        own.startEtcd();
        own.startApiServer();
        assertThat(names(namespace)).containsExactly("before");
    }

    @Test
    void apiServerFailsWithoutEtcdAndRecovers() {
        String namespace = own.createNamespace("outage");

        own.stopEtcd();
        assertThatThrownBy(() -> write(namespace, "lost")).isInstanceOf(KubernetesClientException.class);
        own.startEtcd();

        await().atMost(Duration.ofSeconds(30))
                .ignoreException(KubernetesClientException.class)
                .untilAsserted(() -> write(namespace, "found"));
        assertThat(names(namespace)).contains("found");
    }

    @Test
    void pausedApiServerAnswersAfterItWasResumed() {
        String namespace = own.createNamespace("frozen");

        own.pauseApiServer();
        CompletableFuture<Void> creation = OwnThread.run(() -> write(namespace, "thawed"));
        try {
            assertThatThrownBy(() -> creation.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        } finally {
            own.resumeApiServer();
        }

        assertThat(creation).succeedsWithin(Duration.ofSeconds(10));
        assertThat(names(namespace)).containsExactly("thawed");
    }

    private static void write(String namespace, String name) {
        ConfigMap object = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .build();
        own.adminClient().resource(object).create();
    }

    private static List<String> names(String namespace) {
        return own.adminClient().configMaps().inNamespace(namespace).list().getItems().stream()
                .map(object -> object.getMetadata().getName())
                .toList();
    }
}
