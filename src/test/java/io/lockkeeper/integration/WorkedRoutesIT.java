package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.AmqpBroker;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.Rule;
import io.lockkeeper.harness.SharedCluster;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The routes that docs/integrating.md tells of, from the very files that it names, in one gateway. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkedRoutesIT {

    private static final Path ROUTES = Path.of("samples/routes");
    private static final Path WEBHOOK = Path.of("samples/pagerduty-triggered.json");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NASTY = "a \"quote\", a comma and ${sysenv.HOME}";

    private final Installation installation;
    private final Requests requests;
    private final AmqpBroker broker = new AmqpBroker();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final AtomicInteger asked = new AtomicInteger();
    private final Path inbox;
    private final RouteFolder gateway;
    private volatile String problems = "[]";
    private volatile int health = 200;

    WorkedRoutesIT(Installation installation, @TempDir Path inbox) throws Exception {
        this.installation = installation;
        this.requests = installation.requests();
        this.inbox = inbox;
        answer("/problems", () -> "{\"problems\": " + problems + "}");
        answer("/health", () -> "");
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        gateway = RouteFolder.start(
                installation,
                ROUTES,
                Map.ofEntries(
                        Map.entry("LOCKKEEPER_API_ATTEMPTS", "1"),
                        // A test's trouble is not to outlast it.
                        Map.entry("LOCKKEEPER_API_BREAKER_OPEN", "1ms"),
                        Map.entry("ROUTES_POLL_URL", url + "/problems"),
                        Map.entry("ROUTES_POLL_EVERY", "300"),
                        Map.entry("ROUTES_FOLDER_PATH", inbox.toString()),
                        Map.entry("ROUTES_FOLDER_EVERY", "300"),
                        Map.entry("ROUTES_BROKER_URL", broker.url()),
                        Map.entry("ROUTES_BROKER_QUEUE", "alerts"),
                        Map.entry("ROUTES_BROKER_PAUSE", "1"),
                        Map.entry("ROUTES_PROBE_URL", url + "/health"),
                        Map.entry("ROUTES_PROBE_EVERY", "300"),
                        Map.entry("ROUTES_PROBE_NAMESPACE", "shop"),
                        Map.entry("ROUTES_PROBE_DEPLOYMENT", "probed"),
                        Map.entry("ROUTES_PAGERDUTY_NAMESPACE", "shop")));
    }

    @AfterAll
    void close() {
        server.stop(0);
        broker.close();
    }

    @Test
    void eachItemOfTheRestApiIsOneRequestHoweverOftenItIsPolled() {
        problems =
                """
                [{"title": "%s", "severity": "major", "since": "2026-01-31T12:00:00Z",
                  "namespace": "shop", "service": "polled-1"},
                 {"title": "B", "severity": "minor", "since": "2026-01-31T12:00:00Z",
                  "namespace": "shop", "service": "polled-2"}]"""
                        .formatted(NASTY.replace("\"", "\\\""));
        int before = asked.get();

        await().atMost(SOON).until(() -> asked.get() > before + 8);
        await().atMost(SOON).until(() -> occurrences("polled-2") > 2);
        assertThat(spec("polled-1", "signalName")).isEqualTo(NASTY);
        assertThat(spec("polled-1", "severity")).isEqualTo("major");
        assertThat(spec("polled-2", "signalName")).isEqualTo("B");
        problems = "[]";
    }

    @Test
    void fileIsMovedOnceItsOutcomeIsKnownAndStaysUntilThen() throws Exception {
        Files.writeString(inbox.resolve("bad.json"), "{\"alerts\": []}");
        try (Rule trouble = trouble()) {
            Files.writeString(inbox.resolve("good.json"), AlertBody.firing("from-a-file"));
            await().atMost(SOON).until(() -> trouble.used() > 2);
            assertThat(inbox.resolve("good.json")).exists();
        }

        await().atMost(SOON).until(() -> Files.exists(inbox.resolve(".done/good.json")));
        await().atMost(SOON).until(() -> Files.exists(inbox.resolve(".failed/bad.json")));
        assertThat(requests.of("from-a-file")).hasSize(1);
        assertThat(inbox).isDirectoryNotContaining("glob:**.json");
    }

    @Test
    void messageLeavesItsQueueOnceItsOutcomeIsKnownAndIsDeliveredAgainUntilThen() throws Exception {
        try (Rule trouble = trouble()) {
            broker.send("alerts", AlertBody.firing("from-a-queue"));
            await("more attempts than are made in place").atMost(SOON).until(() -> trouble.used() > 10);
            assertThat(broker.size("alerts")).isEqualTo(1);
        }
        await().atMost(SOON).until(() -> broker.size("alerts") == 0);
        assertThat(requests.of("from-a-queue")).hasSize(1);

        broker.send("alerts", "{\"alerts\": []}");
        Message failed = broker.take("alerts.failed");
        assertThat(failed.getBody(String.class)).isEqualTo("{\"alerts\": []}");
        assertThat(failed.getStringProperty("reason")).startsWith("alerts: absent or empty");
        await().atMost(SOON).until(() -> broker.size("alerts") == 0);
    }

    @Test
    void serviceThatIsNotWellIsOneRequestHoweverOftenItIsProbed() {
        assertThat(requests.of("probed")).as("while it is well").isEmpty();

        health = 500;

        await().atMost(SOON).until(() -> occurrences("probed") > 2);
        assertThat(spec("probed", "signalName")).isEqualTo("ProbeFailed");
        assertThat(spec("probed", "severity")).isEqualTo("critical");
        assertThat(spec("probed", "signalAnnotations")).contains("statusCode: 500");
        health = 200;
    }

    @Test
    void webhookOfPagerDutyIsARequestAndItsResolutionIsIgnored() throws IOException {
        String triggered = Files.readString(WEBHOOK);
        Rule trouble = trouble();
        HttpResponse<String> later = post(triggered);
        assertThat(later.statusCode()).as(later.body()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
        trouble.remove();

        assertThat(post(triggered).statusCode()).isEqualTo(201);
        assertThat(post(triggered).statusCode()).isEqualTo(202);
        assertThat(spec("checkout", "signalName")).isEqualTo("Latency of \"checkout\", 95th percentile");
        assertThat(spec("checkout", "severity")).isEqualTo("high");
        assertThat(spec("checkout", "firingTime")).isEqualTo("2026-01-31T12:00:00Z");

        HttpResponse<String> resolved = post(triggered.replace("incident.triggered", "incident.resolved"));
        assertThat(resolved.statusCode()).isEqualTo(200);
        assertThat(resolved.body()).contains("\"status\":\"ignored\"").contains("resolved");
        assertThat(post("no JSON").body()).contains("\"status\":400").contains("body: ");
        assertThat(post("{}").body()).contains("\"status\":400");
        assertThat(post("{\"event\": [\"text\"]}").body()).contains("\"status\":400");
    }

    private Rule trouble() {
        return installation.proxy().when(ApiCall.post(".*/remediationrequests")).answer(503, "{}", Map.of());
    }

    private HttpResponse<String> post(String body) {
        URI url = gateway.url("/hooks/pagerduty");
        return Http.post(url, body);
    }

    private String spec(String deployment, String field) {
        assertThat(requests.of(deployment)).hasSize(1);
        Object value = requests.of(deployment).get(0).get("spec", field);
        return String.valueOf(value);
    }

    private int occurrences(String deployment) {
        return requests.of(deployment).stream().mapToInt(Requests::occurrences).sum();
    }

    private void answer(String path, Supplier<String> body) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            byte[] bytes = body.get().getBytes(UTF_8);
            exchange.sendResponseHeaders(path.equals("/health") ? health : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
