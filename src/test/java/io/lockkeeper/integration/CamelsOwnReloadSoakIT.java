package io.lockkeeper.integration;

import static io.lockkeeper.integration.RouteFolder.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.MountedConfigMap;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the reload that Camel has for developers does in the cases for which the gateway has its own: the reason for that. Each
 * is in the table of {@code docs/hot-reload.md}.
 */
@Tag("soak")
@ExtendWith(SharedCluster.class)
class CamelsOwnReloadSoakIT {

    private static final String OWN = "/api/v1/signals/prometheus";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(6);

    private final Installation installation;

    @TempDir
    private Path directory = Path.of("");

    CamelsOwnReloadSoakIT(Installation installation) {
        this.installation = installation;
    }

    @BeforeEach
    void fill() {
        RouteFolder.write(directory, "a.yaml", webhook("a", "/hooks/a") + webhook("a-more", "/hooks/a-more"));
        RouteFolder.write(directory, "b.yaml", webhook("b", "/hooks/b"));
    }

    @Test
    void syntaxErrorTakesEveryRouteAway() {
        RouteFolder folder = start(true);

        folder.write("a.yaml", "- route:\n   id: [");

        awaitStatus(folder, OWN, 500);
        awaitStatus(folder, "/hooks/b", 500);
    }

    @Test
    void unknownComponentTakesItsRouteAwayAndHealthSaysNothing() {
        RouteFolder folder = start(false);

        folder.write("a.yaml", webhook("a", "/hooks/a").replace("direct:http-admit", "nonsense:x"));

        awaitStatus(folder, "/hooks/a", 500);
        assertThat(Http.get(folder.gateway().management("readyz")).statusCode()).isEqualTo(200);
    }

    @Test
    void deletedFileRunsOn() {
        RouteFolder folder = start(false);

        folder.delete("b.yaml");

        assertStays(folder, "/hooks/b", 200);
    }

    @Test
    void routeThatIsTakenOutOfItsFileRunsOn() {
        RouteFolder folder = start(false);

        folder.write("a.yaml", webhook("a", "/hooks/a"));

        assertStays(folder, "/hooks/a-more", 200);
    }

    @Test
    void pathThatIsRenamedAnswersAnError() {
        RouteFolder folder = start(false);

        folder.write("b.yaml", webhook("b", "/hooks/new"));

        awaitStatus(folder, "/hooks/new", 200);
        assertStays(folder, "/hooks/b", 500);
    }

    @Test
    void emptyFileTakesEveryRouteAwayAndKeepsOthersFromBeingTakenOver() {
        RouteFolder folder = start(true);
        folder.write("a.yaml", "");
        awaitStatus(folder, OWN, 500);

        folder.write("b.yaml", webhook("b", "/hooks/new"));

        assertStays(folder, OWN, 500);
        assertStays(folder, "/hooks/new", 404);
    }

    @Test
    void configMapThatIsExchangedIsNotSeen() throws IOException {
        MountedConfigMap.bring(directory, 1, Map.of("c.yaml", webhook("c", "/hooks/c")));
        RouteFolder folder = start(false);
        awaitStatus(folder, "/hooks/c", 200);

        MountedConfigMap.bring(directory, 2, Map.of("c.yaml", webhook("c", "/hooks/new")));

        assertStays(folder, "/hooks/new", 404);
    }

    @Test
    void configMapInASubfolderThatIsExchangedEndsTheWatching() throws IOException {
        Path sub = Files.createDirectory(directory.resolve("sub"));
        MountedConfigMap.bring(sub, 1, Map.of("c.yaml", webhook("c", "/hooks/c")));
        RouteFolder folder = start(false);

        MountedConfigMap.bring(sub, 2, Map.of("c.yaml", webhook("c", "/hooks/new")));
        assertStays(folder, "/hooks/new", 404);
        folder.write("b.yaml", webhook("b", "/hooks/later"));

        assertStays(folder, "/hooks/later", 404);
    }

    @Test
    void whatComesWhileARouteIsExchangedMeetsAnError() {
        RouteFolder folder = start(false);
        CompletableFuture<HttpResponse<String>> inFlight;
        try (Hold creation = installation
                .proxy()
                .when(ApiCall.post(".*/remediationrequests"))
                .hold()) {
            inFlight = OwnThread.supply(() -> Http.post(folder.url("/hooks/b"), AlertBody.firing("in-flight")));
            creation.awaitArrived(SOON);
            folder.write("b.yaml", "# edited\n" + webhook("b", "/hooks/b"));

            await("an error").atMost(SOON).until(() -> status(folder, "/hooks/b") >= 500);
            HttpResponse<String> answer = Http.post(folder.url("/hooks/b"), AlertBody.resolved("app"));
            assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
            creation.release();
        }
        assertThat(inFlight.join().statusCode()).isEqualTo(201);
    }

    private RouteFolder start(boolean removeAll) {
        RouteFolder folder = RouteFolder.startWithCamelsOwn(installation, directory, removeAll);
        awaitStatus(folder, "/hooks/a", 200);
        return folder;
    }

    private static void awaitStatus(RouteFolder folder, String path, int status) {
        await(path).atMost(SOON).until(() -> status(folder, path) == status);
    }

    private static void assertStays(RouteFolder folder, String path, int status) {
        await(path).during(LONG).atMost(SOON).until(() -> status(folder, path) == status);
    }

    private static int status(RouteFolder folder, String path) {
        return Http.post(folder.url(path), AlertBody.resolved("app")).statusCode();
    }
}
