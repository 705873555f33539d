package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How a gateway starts, refuses to start, and stops. */
@ExtendWith(SharedCluster.class)
class StartIT {

    /** Nobody listens there: the port is reserved. */
    private static final String NOWHERE = "https://127.0.0.1:1";

    private static final Duration START = Duration.ofSeconds(60);

    private final KubeCluster cluster;

    StartIT(KubeCluster cluster) {
        this.cluster = cluster;
        cluster.apply(Path.of("k8s/crd/remediationrequests.yaml"));
    }

    @Test
    void saysInThreeLinesWhatItIsWhatItTalksToAndWhereItListensAndStopsWhenTold() throws Exception {
        String namespace = cluster.createNamespace("start");
        // Kubernetes sets the second one for a Service called lockkeeper: it looks like a setting and is none.
        Map<String, String> environment = Map.of(
                "KUBERNAUT_CONTROLLER_NAMESPACE", namespace,
                "POD_NAME", "lockkeeper-7",
                "LOCKKEEPER_SERVICE_HOST", "10.0.0.1",
                "LOCKKEEPER_SHUTDOWN_WAIT", "0s");
        Path kubeconfig = GatewayProcess.folder().resolve("kubeconfig.yaml");
        cluster.writeKubeconfig(kubeconfig, cluster.url(), cluster.adminToken());
        GatewayProcess gateway = GatewayProcess.launchPacked(kubeconfig, environment);
        try (gateway) {
            gateway.awaitListening();
            // From JDK 24 on the JVM itself warns of what Netty does with memory.
            List<String> lines = Files.readAllLines(gateway.process().log()).stream()
                    .filter(line -> !line.startsWith("WARNING: "))
                    .toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0)).contains("replica lockkeeper-7", "namespace " + namespace);
            assertThat(lines.get(1)).contains("Talks to API server " + cluster.url(), "v1.36.3");
            assertThat(lines.get(2))
                    .contains("Listens on port " + gateway.signals().getPort());
        }

        assertThat(gateway.process().await(Duration.ZERO))
                .as("exit code after SIGTERM")
                .isEqualTo(143);
        assertThat(Files.readString(gateway.process().log())).contains("Stopping: no longer ready");
    }

    /** What it consists of is found in the jar in the jar too: the route sends to it. */
    @Test
    void jarAsItIsShippedTakesRoutesFromAFolder(@TempDir Path folder) {
        RouteFolder.write(folder, "own.yaml", RouteFolder.webhook("own", "/hooks/own"));
        Path kubeconfig = GatewayProcess.folder().resolve("kubeconfig.yaml");
        cluster.writeKubeconfig(kubeconfig, cluster.url(), cluster.adminToken());
        Map<String, String> environment = Map.of(
                "KUBERNAUT_CONTROLLER_NAMESPACE",
                cluster.createNamespace("start"),
                "LOCKKEEPER_AUTH_ENABLED",
                "false",
                "LOCKKEEPER_SHUTDOWN_WAIT",
                "0s",
                "LOCKKEEPER_ROUTES_DIRECTORY",
                folder.toString());

        try (GatewayProcess gateway = GatewayProcess.launchPacked(kubeconfig, environment)) {
            gateway.awaitListening();

            assertThat(Http.post(gateway.signals().resolve("/hooks/own"), AlertBody.resolved("app"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void requestInFlightIsFinishedWhenItIsToldToStopTwice() throws Exception {
        try (Installation installation = new Installation(cluster);
                GatewayProcess gateway = installation.start(Map.of());
                Hold post = installation
                        .proxy()
                        .when(ApiCall.post(".*/remediationrequests"))
                        .hold()) {
            var answer = OwnThread.supply(() -> Http.post(gateway.signals(), AlertBody.firing("app")));
            post.awaitArrived(START);

            gateway.process().signal("TERM");
            gateway.process().awaitLog(Pattern.compile("Stopping: no longer ready"), START);
            gateway.process().signal("TERM");
            post.release();

            assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
            assertThat(gateway.process().await(START)).isEqualTo(143);
        }
    }

    @Test
    void withoutAClusterItSaysSoOnceAndEnds() throws Exception {
        assertThat(endOf(Map.of("LOCKKEEPER_API_UNREACHABLE_AFTER", "3s")))
                .containsOnlyOnce("gave up after")
                .containsPattern(Pattern.compile(
                        "API server https://127.0.0.1:1/ does not answer: .*refused.*; gave up after \\d+ s\\. Check"))
                .doesNotContain("\tat ");
    }

    @Test
    @Tag("soak")
    void withoutAClusterItGivesUpAfterHalfAMinute() throws Exception {
        long start = System.nanoTime();

        assertThat(endOf(Map.of())).containsOnlyOnce("gave up after");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(28), Duration.ofSeconds(60));
    }

    @Test
    void misspeltSettingEndsItWithOneMessage() throws Exception {
        assertThat(endOf(Map.of("JAVA_TOOL_OPTIONS", "-Dlockkeeper.http.dedline=3s")))
                .containsOnlyOnce("unknown setting lockkeeper.http.dedline: there are")
                .doesNotContain("\tat ");
    }

    /** Returns the log of a gateway that has no cluster, once it has ended with exit code 1. */
    private String endOf(Map<String, String> environment) throws IOException {
        Path kubeconfig = GatewayProcess.folder().resolve("kubeconfig.yaml");
        cluster.writeKubeconfig(kubeconfig, NOWHERE, "token");
        Map<String, String> all = new HashMap<>(environment);
        all.put("KUBERNAUT_CONTROLLER_NAMESPACE", "nowhere");
        try (GatewayProcess gateway = GatewayProcess.launch(kubeconfig, all)) {
            assertThat(gateway.process().await(START)).as("exit code").isEqualTo(1);
            return Files.readString(gateway.process().log());
        }
    }
}
