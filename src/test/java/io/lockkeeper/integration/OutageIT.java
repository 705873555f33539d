package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Requests;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An API server that is killed, and one that only falls silent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final KubeCluster cluster = new KubeCluster();
    private final Requests requests;
    private final GatewayProcess gateway;

    OutageIT() {
        cluster.apply(Path.of("k8s/crd/remediationrequests.yaml"));
        String namespace = cluster.createNamespace("outage");
        requests = new Requests(cluster.adminClient(), namespace);
        gateway = GatewayProcess.start(
                cluster,
                cluster.url(),
                cluster.adminToken(),
                namespace,
                Map.of("LOCKKEEPER_API_UNREACHABLE_AFTER", "3s"));
    }

    @AfterAll
    void close() {
        gateway.close();
        cluster.close();
    }

    @Test
    void killedApiServerIsRiddenOutWithoutARestart() {
        awaitReady();
        cluster.killApiServer();
        try {
            assertLeftToTheSender("killed");
            await().atMost(Duration.ofSeconds(20)).until(() -> readyz().statusCode() == 503);
            assertThat(Http.json(readyz())
                            .at("/components/gates/components/api/details/reason")
                            .asText())
                    .contains("does not answer");
            assertThat(Http.get(gateway.management("healthz")).statusCode()).isEqualTo(200);
        } finally {
            cluster.startApiServer();
        }
        assertComesBack("killed");
    }

    @Test
    void silentApiServerIsAnsweredForWithinTheDeadline() {
        cluster.pauseApiServer();
        try {
            assertLeftToTheSender("silent");
        } finally {
            cluster.resumeApiServer();
        }
        assertComesBack("silent");
    }

    private void assertLeftToTheSender(String deployment) {
        long start = System.nanoTime();
        HttpResponse<String> answer = Http.post(gateway.signals(), AlertBody.firing(deployment));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Http.json(answer).path("detail").asText()).isEqualTo("the Kubernetes API server did not answer");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThanOrEqualTo(DEADLINE);
    }

    private void assertComesBack(String deployment) {
        awaitReady();
        assertThat(Http.post(gateway.signals(), AlertBody.firing(deployment)).statusCode())
                .isEqualTo(201);
        assertThat(requests.of(deployment)).hasSize(1);
    }

    /** What the API server did in the test before this one may show only now. */
    private void awaitReady() {
        await().atMost(Duration.ofSeconds(20)).until(() -> readyz().statusCode() == 200);
    }

    private HttpResponse<String> readyz() {
        return Http.get(gateway.management("readyz"));
    }
}
