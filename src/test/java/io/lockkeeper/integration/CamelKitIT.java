package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.CamelProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.LockRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The kit for Camel K, without its operator: the jars of a project that depends on the plain jar, on Camel Main, with the
 * rights of the kit. Three replicas run the Integration, one the Pipe.
 */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CamelKitIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Installation installation;
    private final CamelProject project = CamelProject.main();
    private final CamelReplicas camel;
    private final HttpResponse<String> readinessWithoutRights;
    private final CamelProcess pipe;
    private final String token;
    private final List<CamelProcess> replicas;

    CamelKitIT(KubeCluster cluster, Installation installation) throws IOException {
        this.installation = installation;
        camel = new CamelReplicas(cluster, installation, project);
        Account sender = new Account(cluster, installation.namespace());
        sender.allow("", "services", "create");
        token = sender.token();
        pipe = camel.start(CamelKit.pipe(), "pipe", Map.of("LOCKKEEPER_AUTH_ENABLED", "true"));
        readinessWithoutRights = pipe.readiness();
        camel.grant();
        replicas = camel.startAll(
                CamelKit.integration(), List.of("alerts-0", "alerts-1", "alerts-2"), CamelReplicas.PATIENT);
        replicas.forEach(CamelProcess::awaitReady);
        pipe.awaitReady();
    }

    @AfterAll
    void close() {
        camel.close();
    }

    @Test
    void projectOfThePlainJarHasNoSpring() {
        assertThat(project.classPath()).anyMatch(jar -> jar.endsWith(jarOfThisBuild()));
        assertThat(project.classPath())
                .filteredOn(jar -> holds(jar, "org/springframework/") || holds(jar, "org/apache/catalina/"))
                .isEmpty();
    }

    @Test
    void hundredFirstAlertsAtOnceAtThreeReplicasOfTheIntegrationGetOneRequest() throws InterruptedException {
        camel.race(replicas, "/team/alerts").run(100, 3);

        assertThat(CamelReplicas.acquisitions(replicas)).isPositive();
    }

    @Test
    void replicaOfThePipeCountsWhatOneOfTheIntegrationHasCreated() {
        URI integration = replicas.get(0).url("/team/alerts");

        assertThat(post(pipe.url("/alertmanager"), AlertBody.firing("piped")).statusCode())
                .isEqualTo(201);
        assertThat(Http.post(integration, AlertBody.firing("piped")).statusCode())
                .isEqualTo(202);
        assertThat(installation.requests().of("piped")).hasSize(1);
    }

    @Test
    void routesOfTheJarAreBesideThoseOfTheKit() {
        assertThat(post(pipe.url("/api/v1/signals/prometheus"), AlertBody.firing("own-route"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void sourceAndRoutesOfTheJarAskWhoSends() {
        for (String path : List.of("/alertmanager", "/api/v1/signals/prometheus")) {
            HttpResponse<String> refused = Http.post(pipe.url(path), AlertBody.firing("nobody"));

            assertProblem(refused, 401, "unauthorized");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
        assertThat(installation.requests().of("nobody")).isEmpty();
    }

    @Test
    void sourceRefusesWhatIsNoAlertAndLeavesToAlertmanagerWhatMayPass() {
        Map<String, URI> sources =
                Map.of("later", replicas.get(0).url("/team/alerts"), "later-piped", pipe.url("/alertmanager"));

        sources.forEach((deployment, source) -> {
            installation.proxy().removeRules();
            HttpResponse<String> refused = post(source, "{\"alerts\": 7}");
            installation.proxy().when(PathCall.CREATE.calls()).answer(503, "{}", Map.of());
            HttpResponse<String> left = post(source, AlertBody.firing(deployment));

            assertProblem(refused, 400, "validation-error");
            assertProblem(left, 503, "service-unavailable");
            assertThat(left.headers().firstValue("Retry-After")).isPresent();
            assertThat(installation.requests().of(deployment)).isEmpty();
        });
    }

    @Test
    void lockActionWaitsWhileAnotherHasTheLock() throws InterruptedException {
        try (LockPod other = new LockPod("other", installation.client(), installation.namespace(), SOON)) {
            Held held = (Held) other.lock().acquire(new LockRequest("tidy-up", new Object(), SOON));
            installation.proxy().reset();

            var answer = OwnThread.supply(() -> Http.post(replicas.get(0).url("/team/tidy-up"), ""));
            installation.awaitLookAtLock();
            assertThat(answer).isNotDone();

            held.hold().release();
            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(answer.join().body()).isEqualTo("tidied up");
        }
    }

    @Test
    void healthNamesWhatTheAccountLacks() {
        assertThat(readinessWithoutRights.statusCode()).isEqualTo(503);
        assertThat(readinessWithoutRights.body())
                .contains("not allowed to create remediationrequests.kubernaut.ai in namespace "
                        + installation.namespace());
        assertThat(pipe.liveness().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(URI url, String body) {
        return Http.send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body)));
    }

    private static Path jarOfThisBuild() {
        return Path.of(System.getProperty("consumer.jar")).getFileName();
    }

    private static boolean holds(Path jar, String packages) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().startsWith(packages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Http.json(answer).path("type").asText()).isEqualTo("https://kubernaut.ai/problems/" + type);
    }
}
