package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused: each with a clear word, and without a trace in the cluster. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsIT {

    private final Requests requests;
    private final GatewayProcess gateway;

    RefusalsIT(Installation installation) {
        requests = installation.requests();
        gateway = installation.start(Map.of());
    }

    @AfterEach
    void nothingIsCreated() {
        assertThat(requests.all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void badInputNamesFieldAndFault(String body, String detail) {
        Problems.assertProblem(post(body.getBytes(UTF_8)), 400, "validation-error", detail);
    }

    static Stream<Arguments> badInputNamesFieldAndFault() {
        String future = Instant.now().plus(Duration.ofMinutes(3)).toString();
        return Stream.of(
                Arguments.of("", "body: empty"),
                Arguments.of("{}", "alerts: absent or empty, expected a list of at least one alert"),
                Arguments.of("[]", "body: a JSON ARRAY, expected an object"),
                Arguments.of("null", "body: a JSON NULL, expected an object"),
                Arguments.of("{\"alerts\": [", "body: not valid JSON at line 1, column 13"),
                Arguments.of("[".repeat(200 * 1024), "body: JSON that is nested too deeply, or a number too long"),
                Arguments.of(
                        "{\"alerts\": [{\"labels\": {}}]}",
                        "alerts[0].labels.alertname: absent or blank, expected the alert's name"),
                Arguments.of(
                        "{\"alerts\": [{\"labels\": {\"alertname\": 1}}]}",
                        "alerts[0].labels.alertname: of the wrong type"),
                Arguments.of(
                        "{\"alerts\": [{\"labels\": {\"alertname\": \"A\"}, \"startsAt\": \"" + future + "\"}]}",
                        "alerts[0].startsAt: more than 120 s in the future; check the sender's clock"),
                Arguments.of(
                        "{\"alerts\": [{\"labels\": {}}, null]}",
                        "none of the 2 alerts could be handled; results tells why"));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] body = AlertBody.firing("app").getBytes(UTF_8);
        body[AlertBody.firing("app").indexOf("HighErrorRate")] = (byte) 0xff;

        assertThat(post(body).statusCode()).isEqualTo(400);
    }

    @Test
    void tooLongABodyIsRefusedWhetherItsLengthIsDeclaredOrNot() {
        byte[] long300KiB = " ".repeat(300 * 1024).getBytes(UTF_8);
        String detail = "body: more than 262144 bytes; send fewer alerts in one body";

        Problems.assertProblem(post(long300KiB), 413, "payload-too-large", detail);
        Problems.assertProblem(
                send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long300KiB))),
                413,
                "payload-too-large",
                detail);
    }

    @Test
    void tooManyAlertsAreRefused() {
        String alerts = IntStream.rangeClosed(0, 1000)
                .mapToObj(index -> "{\"labels\": {\"alertname\": \"A\"}}")
                .collect(Collectors.joining(",", "{\"alerts\": [", "]}"));

        Problems.assertProblem(
                post(alerts.getBytes(UTF_8)),
                413,
                "payload-too-large",
                "alerts: more than 1000 of them; send fewer alerts in one body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"})
    void otherMediaTypesAreRefused(String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.signals())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(AlertBody.firing("app")));

        Problems.assertProblem(
                Http.send(request), 415, "unsupported-media-type", "Content-Type: not one of application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4102444800", "noon"})
    void requestThatIsNotOfNowIsRefused(String timestamp) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.signals())
                .header("X-Timestamp", timestamp)
                .POST(BodyPublishers.ofString(AlertBody.firing("app")));

        HttpResponse<String> answer = Http.send(request);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.json(answer).path("detail").asText()).startsWith("X-Timestamp: ");
    }

    private HttpResponse<String> post(byte[] body) {
        return send(BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(HttpRequest.BodyPublisher body) {
        return Http.send(HttpRequest.newBuilder(gateway.signals())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(body));
    }
}
