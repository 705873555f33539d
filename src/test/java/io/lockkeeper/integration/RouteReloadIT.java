package io.lockkeeper.integration;

import static io.lockkeeper.integration.RouteFolder.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Routes of a folder beside those of the gateway, while alerts come. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteReloadIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Installation installation;
    private final RouteFolder folder;

    RouteReloadIT(Installation installation, @TempDir Path directory) {
        this.installation = installation;
        RouteFolder.write(directory, "first.yaml", webhook("first", "/hooks/first"));
        folder = RouteFolder.start(installation, directory, GatewayProcess.patient(Map.of()));
    }

    @Test
    void routeOfTheFolderRunsOnceTheGatewayListens() {
        assertThat(post("/hooks/first", "first").statusCode()).isEqualTo(201);
        assertThat(installation.requests().of("first")).hasSize(1);
        assertThat(Http.get(folder.gateway().management("metrics")).body()).contains("routeId=\"first\"");
    }

    @Test
    void pathThatIsRenamedIsGone() {
        folder.takenOver(() -> folder.write("renamed.yaml", webhook("renamed", "/hooks/before")));
        assertThat(post("/hooks/before", "renamed").statusCode()).isEqualTo(201);

        folder.takenOver(() -> folder.write("renamed.yaml", webhook("renamed", "/hooks/after")));

        assertThat(post("/hooks/after", "renamed").statusCode()).isEqualTo(202);
        assertGone("/hooks/before");
    }

    @Test
    void pathOfAFileThatIsDeletedIsGoneAndComesBackWithIt() {
        folder.takenOver(() -> folder.write("deleted.yaml", webhook("deleted", "/hooks/deleted")));
        folder.takenOver(() -> folder.delete("deleted.yaml"));
        assertGone("/hooks/deleted");

        folder.takenOver(() -> folder.write("deleted.yaml", webhook("deleted", "/hooks/deleted")));
        assertThat(post("/hooks/deleted", "deleted").statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsInFlightEndsAndWhatComesMeanwhileIsToBeSentAgain() {
        folder.takenOver(() -> folder.write("flight.yaml", webhook("flight", "/hooks/flight")));
        CompletableFuture<HttpResponse<String>> inFlight;
        try (Hold creation = installation
                .proxy()
                .when(ApiCall.post(".*/remediationrequests"))
                .hold()) {
            inFlight = OwnThread.supply(() -> post("/hooks/flight", "flight-1"));
            creation.awaitArrived(SOON);
            folder.write("flight.yaml", webhook("flight", "/hooks/flight") + webhook("flight-2", "/hooks/flight-2"));
            // One that creates nothing, for it may be let in until the edit is seen.
            Awaitility.await("the gate")
                    .atMost(SOON)
                    .until(() -> resolve("/hooks/flight").statusCode() == 503);
            HttpResponse<String> meanwhile = resolve("/hooks/flight");
            assertThat(Http.json(meanwhile).path("detail").asText())
                    .isEqualTo("the gateway is not taking signals at the moment");
            assertThat(meanwhile.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(inFlight).isNotDone();
            creation.release();
        }

        assertThat(inFlight.join().statusCode()).isEqualTo(201);
        Awaitility.await("the new route")
                .atMost(SOON)
                .until(() -> post("/hooks/flight-2", "flight-2").statusCode() < 300);
        assertThat(post("/hooks/flight", "flight-1").statusCode()).isEqualTo(202);
    }

    @Test
    void readyWhileAFileIsBrokenAndSaysSo() {
        folder.write("broken.yaml", "- route:\n    id: broken\n    from: nonsense\n");
        folder.await("broken.yaml", "REFUSED");

        HttpResponse<String> ready = Http.get(folder.gateway().management("readyz"));
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(Http.json(ready)
                        .at("/components/gates/components/directory/details/reason")
                        .asText())
                .startsWith("degraded: ");
        JsonNode broken = folder.status().path("files").get(0);
        assertThat(broken.path("name").asText()).isEqualTo("broken.yaml");
        assertThat(broken.at("/faults/0/line").asInt()).isEqualTo(3);
        assertThat(folder.gateway().metric("lockkeeper_routes_reloads_total{outcome=\"refused\"}"))
                .isPositive();
        assertThat(post("/hooks/first", "beside").statusCode()).isEqualTo(201);

        folder.delete("broken.yaml");
        Awaitility.await("recovery").atMost(SOON).until(() -> Http.json(
                        Http.get(folder.gateway().management("readyz")))
                .at("/components/gates/components/directory/details/reason")
                .isMissingNode());
    }

    private void assertGone(String path) {
        Problems.assertProblem(
                post(path, "gone"),
                404,
                "not-found",
                "there is nothing at this path; GET /openapi.yaml tells where signals are taken");
    }

    private HttpResponse<String> resolve(String path) {
        return Http.post(folder.url(path), AlertBody.resolved("app"));
    }

    private HttpResponse<String> post(String path, String deployment) {
        return Http.post(folder.url(path), AlertBody.firing(deployment));
    }
}
