package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A route of a folder that has nothing to do with alerts, in three processes that share what is done. */
@ExtendWith(SharedCluster.class)
class ReportOnceIT {

    private static final Path ROUTES = Path.of("src/test/resources/report");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Installation installation;

    @TempDir
    private Path reports = Path.of("");

    ReportOnceIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void reportIsWrittenOnceAlsoWhereItFailedOrItsProcessWasKilled() throws Exception {
        List<RouteFolder> replicas = IntStream.range(0, 3)
                .mapToObj(pod -> RouteFolder.start(
                        installation,
                        ROUTES,
                        Map.of(
                                "POD_NAME",
                                "gateway-" + pod,
                                "ROUTES_REPORTS",
                                reports.toString(),
                                // Longer than a machine stands still: nobody is to be overtaken who lives.
                                "LOCKKEEPER_LEASE_DURATION",
                                "10s",
                                "LOCKKEEPER_LEASE_WAIT",
                                "60s")))
                .toList();

        assertThat(reportAtAll(replicas, "acme")).containsOnly(200);
        assertThat(reports.resolve("acme")).as("of three at once").hasContent("a report;");

        Path inTheWay = Files.createDirectory(reports.resolve("unlucky"));
        assertThat(reportAtAll(replicas, "unlucky"))
                .as("each tried, for the one before had failed")
                .containsOnly(500);
        Files.delete(inTheWay);
        assertThat(reportAtAll(replicas, "unlucky")).containsOnly(200);
        assertThat(reports.resolve("unlucky")).hasContent("a report;");

        GatewayProcess doomed = replicas.get(0).gateway();
        var unused = OwnThread.supply(() -> report(replicas.get(0), "slow", "600000"));
        doomed.process().awaitLog(Pattern.compile("report of slow begins"), SOON);
        doomed.process().signal("KILL");
        List<RouteFolder> left = replicas.subList(1, 3);
        assertThat(reportAtAll(left, "slow")).containsOnly(200);
        assertThat(reports.resolve("slow")).as("by one of the others").hasContent("a report;");
        installation.awaitNoLease();
    }

    private static List<Integer> reportAtAll(List<RouteFolder> replicas, String customer) {
        List<CompletableFuture<Integer>> answers = replicas.stream()
                .map(replica -> OwnThread.supply(() -> report(replica, customer, "0")))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static int report(RouteFolder replica, String customer, String takes) {
        return Http.send(HttpRequest.newBuilder(replica.url("/report"))
                        .header("customer", customer)
                        .header("takes", takes)
                        .POST(HttpRequest.BodyPublishers.ofString("a report")))
                .statusCode();
    }
}
