package io.lockkeeper.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.harness.ApiCall.Outcome;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCluster.class)
final class ApiProxyIT {
    private final ProxiedNamespace namespace;
    private final ApiProxy proxy;
    private final KubernetesClient client;

    ApiProxyIT(KubeCluster cluster) {
        namespace = new ProxiedNamespace(cluster);
        proxy = namespace.proxy();
        client = namespace.client();
    }

    @AfterEach
    void close() {
        namespace.close();
    }

    @Test
    void callsPassAndAreRecordedInOrder() {
        String path = namespace.path();

        namespace.create("one");
        assertThat(client.resource(namespace.object("one")).get()).isNotNull();
        client.configMaps().inNamespace(namespace.name()).withLabel("a", "b").list();

        assertThat(proxy.calls())
                .extracting(ApiCall::method, ApiCall::path, ApiCall::query, ApiCall::status, ApiCall::outcome)
                .containsExactly(
                        tuple("POST", path, "", 201, Outcome.ANSWERED),
                        tuple("GET", path + "/one", "", 200, Outcome.ANSWERED),
                        tuple("GET", path, "labelSelector=a%3Db", 200, Outcome.ANSWERED));
        assertThat(proxy.calls().get(0).endedAt())
                .isGreaterThan(proxy.calls().get(0).startedAt())
                .isLessThan(proxy.calls().get(1).startedAt());
        proxy.reset();
        assertThat(proxy.calls()).isEmpty();
    }

    @Test
    void tokensArePassedOnUnchanged() {
        try (KubernetesClient stranger = namespace.client("unknown")) {
            assertThatThrownBy(() -> stranger.namespaces().list()).isInstanceOf(KubernetesClientException.class);
        }

        assertThat(proxy.calls()).extracting(ApiCall::status).containsExactly(401);
    }

    @Test
    void countingIsExactUnderLoad() {
        List<CompletableFuture<Void>> writes = IntStream.range(0, 100)
                .mapToObj(number -> OwnThread.run(() -> namespace.create("load-" + number)))
                .toList();
        writes.forEach(CompletableFuture::join);

        assertThat(proxy.calls()).hasSize(100).allSatisfy(call -> {
            assertThat(call.status()).isEqualTo(201);
            assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
        });
        assertThat(namespace.stored()).hasSize(100);
    }

    @Test
    void longRepliesPassWhole() {
        String text = "x".repeat(900_000);
        ConfigMap large = new ConfigMapBuilder(namespace.object("large"))
                .addToData("text", text)
                .build();

        client.resource(large).create();

        assertThat(client.resource(large).get().getData()).containsEntry("text", text);
    }

    @Test
    void refusedConnectionsReachNobodyUntilTheyAreAccepted() {
        namespace.create("before");
        proxy.reset();

        proxy.refuseConnections();
        // A client that had a connection would first see that one end.
        try (KubernetesClient fresh = namespace.client("any")) {
            assertThatThrownBy(() -> fresh.namespaces().list()).hasRootCauseInstanceOf(ConnectException.class);
        }
        assertThat(proxy.calls()).isEmpty();
        proxy.accept();

        namespace.create("after");
        assertThat(namespace.stored()).containsExactly("after", "before");
    }
}
