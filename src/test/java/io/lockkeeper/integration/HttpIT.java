package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every path of the port for signals, whether a route takes it or not. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpIT {

    /** Every header that an answer has, besides {@code Retry-After}; the last two are the connection's. */
    private static final Set<String> HEADERS = Set.of(
            "content-type",
            "x-request-id",
            "x-content-type-options",
            "x-frame-options",
            "strict-transport-security",
            "content-security-policy",
            "referrer-policy",
            "date",
            "content-length");

    private final GatewayProcess gateway;

    HttpIT(Installation installation) {
        gateway = installation.start(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void onlyPostIsTaken(String method) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.signals()).method(method, BodyPublishers.ofString("{}"));

        HttpResponse<String> answer = Http.send(request);

        Problems.assertProblem(
                answer,
                405,
                "method-not-allowed",
                "this path does not take the method; the header Allow names what it takes");
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/signals", "/api/v1/signals/prometheus/x", "/error", "/actuator", "/healthz"})
    void unknownPathIsNotFound(String path) {
        URI url = gateway.signals().resolve(path);

        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(url).POST(BodyPublishers.ofString("{}")));

        Problems.assertProblem(
                answer,
                404,
                "not-found",
                "there is nothing at this path; GET /openapi.yaml tells where signals are taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /%zz HTTP/1.1", "POST /a\\b HTTP/1.1", "POST /a|b HTTP/1.1"})
    void brokenUrlIsAProblemToo(String requestLine) throws IOException {
        String answer = raw(requestLine + "\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("<html", "tomcat");
    }

    @Test
    void answersHaveNoOtherHeadersThanTheseWhateverIsSent() {
        for (URI url : new URI[] {gateway.signals(), gateway.signals().resolve("/nowhere")}) {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .header("Authorization", "Bearer secret")
                    .header("Cookie", "a=b")
                    .header("CamelHttpResponseCode", "201")
                    .header("CamelKubernetesCRDInstance", "evil")
                    .header("lockkeeper.namespace", "evil")
                    .header("LockkeeperDecision", "evil")
                    .header("X-Request-ID", "mine")
                    .header("Retry-After", "1")
                    .POST(BodyPublishers.ofString(AlertBody.resolved("app")));

            HttpResponse<String> answer = Http.send(request);

            assertThat(answer.headers().map().keySet()).isEqualTo(new TreeSet<>(HEADERS));
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(answer.headers().allValues("Strict-Transport-Security")).hasSize(1);
            assertThat(answer.headers().firstValue("X-Request-ID")).isPresent().isNotEqualTo("mine");
        }
    }

    /** Sends what no client library would. */
    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.signals().getPort())) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(10).toMillis()));
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
