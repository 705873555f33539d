package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.target.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many slow senders, and the one beside them. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FairnessIT {

    private static final int SENDERS = 200;
    private static final int SHARE = 50;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Installation installation;
    private final GatewayProcess gateway;

    FairnessIT(Installation installation) {
        this.installation = installation;
        // The API server is made to be silent for longer than it would otherwise be waited for.
        gateway = installation.start(Map.of("LOCKKEEPER_API_TIMEOUT", "9s"));
    }

    @Test
    void slowHandlingOfOneIncidentLeavesHalfOfTheSlotsToOthers() {
        String prefix = Fingerprint.of(new Target("", "shop", "Deployment", "slow", "apps/v1"))
                .prefix(12);
        assertThat(post("slow").statusCode()).isEqualTo(201);
        gateway.awaitCounted();
        List<CompletableFuture<HttpResponse<String>>> answers;
        try (Hold silence = installation
                .proxy()
                .when(ApiCall.patch(".*/remediationrequests/rr-" + prefix + "-.*/status"))
                .hold()) {
            answers = Stream.generate(() -> OwnThread.supply(() -> post("slow")))
                    .limit(SENDERS)
                    .toList();
            await().atMost(SOON)
                    .until(() ->
                            answers.stream().filter(CompletableFuture::isDone).count() == SENDERS - SHARE);

            assertThat(answers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                    .allSatisfy(answer -> {
                        assertLeftToItsSender(answer);
                        assertThat(Http.json(answer).path("detail").asText())
                                .isIn(
                                        "as many alerts of this incident as are allowed are being handled",
                                        // Until the first of them were refused, there were more than all slots.
                                        "as many requests as are allowed are being handled");
                    });
            assertThat(post("other").statusCode()).isEqualTo(201);
            silence.release();
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isIn(202, 503, 504));
        assertThat(installation.requests().of("slow")).hasSize(1);
    }

    @Test
    void slowBodiesHoldNoSlot() throws IOException {
        String body = AlertBody.firing("trickled");
        String head = head(gateway, body.length());
        List<Socket> senders = new ArrayList<>();
        try {
            for (int sender = 0; sender < SENDERS; sender++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), gateway.signals().getPort());
                senders.add(socket);
                socket.getOutputStream().write((head + body.substring(0, 10)).getBytes(UTF_8));
            }

            assertThat(post("beside").statusCode()).isEqualTo(201);

            Socket first = senders.get(0);
            first.getOutputStream().write(body.substring(10).getBytes(UTF_8));
            assertThat(new String(first.getInputStream().readAllBytes(), UTF_8)).startsWith("HTTP/1.1 201");
        } finally {
            for (Socket sender : senders) {
                sender.close();
            }
        }
    }

    @Test
    void bodyThatTakesTooLongIsLeftToItsSender() throws Exception {
        GatewayProcess hasty =
                installation.start(Map.of("LOCKKEEPER_API_TIMEOUT", "1s", "LOCKKEEPER_HTTP_DEADLINE", "2s"));
        ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();
        try (Socket slow =
                new Socket(InetAddress.getLoopbackAddress(), hasty.signals().getPort())) {
            OutputStream body = slow.getOutputStream();
            body.write(head(hasty, 100_000).getBytes(UTF_8));
            var unused = trickle.scheduleAtFixedRate(() -> write(body), 0, 100, TimeUnit.MILLISECONDS);

            assertThat(new String(slow.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 504")
                    .contains("Retry-After: 1");
        } finally {
            trickle.shutdownNow();
        }
    }

    @Test
    void bodyWithoutEndIsRefusedLongBeforeItsEnd() throws IOException {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(UTF_8);
        int sent = 0;
        try (Socket endless =
                new Socket(InetAddress.getLoopbackAddress(), gateway.signals().getPort())) {
            OutputStream body = endless.getOutputStream();
            body.write(head(gateway, 0)
                    .replaceFirst("Content-Length: 0", "Transfer-Encoding: chunked")
                    .getBytes(UTF_8));
            while (endless.getInputStream().available() == 0 && sent < 64 << 20) {
                body.write(chunk);
                sent += chunk.length;
            }
            assertThat(new String(endless.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 413");
        }
        assertThat(sent).isLessThan(16 << 20);
    }

    @Test
    void requestBeyondTheSlotsIsLeftToItsSender() {
        GatewayProcess small = installation.start(Map.of("LOCKKEEPER_HTTP_IN_FLIGHT", "1"));
        try (Hold post = installation
                .proxy()
                .when(ApiCall.post(".*/remediationrequests"))
                .hold()) {
            CompletableFuture<HttpResponse<String>> first =
                    OwnThread.supply(() -> Http.post(small.signals(), AlertBody.firing("small-1")));
            post.awaitArrived(SOON);

            HttpResponse<String> second = Http.post(small.signals(), AlertBody.firing("small-2"));
            assertLeftToItsSender(second);

            post.release();
            assertThat(first.join().statusCode()).isEqualTo(201);
        }
        assertThat(Http.post(small.signals(), AlertBody.firing("small-2")).statusCode())
                .as("the slot is free by the time that the answer is there")
                .isEqualTo(201);
    }

    @Test
    void callWhoseTurnDoesNotComeIsNotMadeAndItsAlertIsLeftToItsSender() {
        GatewayProcess narrow =
                installation.start(Map.of("LOCKKEEPER_API_IN_FLIGHT", "1", "LOCKKEEPER_API_TIMEOUT", "4s"));
        try (Hold post = installation
                .proxy()
                .when(ApiCall.post(".*/remediationrequests"))
                .hold()) {
            CompletableFuture<HttpResponse<String>> first =
                    OwnThread.supply(() -> Http.post(narrow.signals(), AlertBody.firing("narrow-1")));
            post.awaitArrived(SOON);

            HttpResponse<String> second = Http.post(narrow.signals(), AlertBody.firing("narrow-2"));
            assertLeftToItsSender(second);
            assertThat(Http.json(second).path("detail").asText())
                    .isEqualTo("too many calls to the Kubernetes API server wait for their turn");
            assertThat(installation.proxy().calls(ApiCall.of("GET", ".*/deployments/narrow-2")))
                    .isEmpty();

            post.release();
            assertThat(first.join().statusCode()).isEqualTo(201);
        }
        assertThat(narrow.metric("gateway_circuit_breaker_state{name=\"kubernetes-api\"}"))
                .isZero();
        assertThat(Http.post(narrow.signals(), AlertBody.firing("narrow-2")).statusCode())
                .isEqualTo(201);
    }

    private static void assertLeftToItsSender(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    private static void write(OutputStream body) {
        try {
            body.write(' ');
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway has closed the connection", e);
        }
    }

    private static String head(GatewayProcess gateway, int length) {
        return "POST " + gateway.signals().getPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Length: " + length + "\r\n\r\n";
    }

    private HttpResponse<String> post(String deployment) {
        return Http.post(gateway.signals(), AlertBody.firing(deployment));
    }
}
