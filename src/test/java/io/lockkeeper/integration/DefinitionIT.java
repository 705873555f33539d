package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster whose RemediationRequest is absent, another one, or nobody's business. */
class DefinitionIT {

    private static final Path SHIPPED = Path.of("k8s/crd/remediationrequests.yaml");

    private final KubeCluster cluster = new KubeCluster();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void isNotReadyUntilItIsInstalledAndFits() throws IOException {
        String namespace = cluster.createNamespace("definition");
        try (GatewayProcess gateway = GatewayProcess.start(
                cluster,
                cluster.url(),
                cluster.adminToken(),
                namespace,
                Map.of("LOCKKEEPER_API_UNREACHABLE_AFTER", "3s"))) {
            assertThat(reason(gateway)).contains("remediationrequests.kubernaut.ai", "not installed");

            cluster.apply(withoutProviderData());
            await().atMost(Duration.ofSeconds(20)).until(() -> reason(gateway).contains("no field spec.providerData"));

            cluster.apply(SHIPPED);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Http.get(gateway.management("readyz")).statusCode() == 200);
            // The API server takes a moment to serve the changed definition: meanwhile a sender is told to retry.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Http.post(gateway.signals(), AlertBody.firing("app"))
                                    .statusCode()
                            != 503);
            assertThat(new Requests(cluster.adminClient(), namespace).of("app")).hasSize(1);
        }
    }

    @Test
    void accountThatMayNotReadItIsWarnedAndReady() throws IOException {
        cluster.apply(SHIPPED);
        String namespace = cluster.createNamespace("definition");
        try (GatewayProcess gateway =
                GatewayProcess.start(cluster, cluster.url(), noDefinitions(namespace), namespace, Map.of())) {
            assertThat(Http.get(gateway.management("readyz")).statusCode()).isEqualTo(200);
            assertThat(Files.readString(gateway.process().log()))
                    .containsOnlyOnce("not allowed to read the CustomResourceDefinition");
            assertThat(Http.post(gateway.signals(), AlertBody.firing("app")).statusCode())
                    .isEqualTo(201);
            assertThat(Http.post(gateway.signals(), AlertBody.firing("app")).statusCode())
                    .isEqualTo(202);
        }
    }

    private static String reason(GatewayProcess gateway) {
        return Http.json(Http.get(gateway.management("readyz")))
                .at("/components/gates/components/definition/details/reason")
                .asText();
    }

    /** Returns the shipped definition with one field under another name. */
    private static Path withoutProviderData() throws IOException {
        Path file = Files.createDirectories(GatewayProcess.folder()).resolve("definition.yaml");
        return Files.writeString(file, Files.readString(SHIPPED).replace("providerData:", "vendorData:"));
    }

    /** Returns the token of an account that may do what the gateway does for a Deployment, and nothing else. */
    private String noDefinitions(String namespace) {
        Account account = new Account(cluster, namespace);
        account.allow("", "namespaces", "get");
        account.allow("apps", "deployments", "get");
        account.allow("kubernaut.ai", "remediationrequests", "create", "get", "list", "watch");
        account.allow("kubernaut.ai", "remediationrequests/status", "patch");
        return account.token();
    }
}
