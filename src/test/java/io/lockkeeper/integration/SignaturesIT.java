package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Senders that sign, at a route of the gateway's own and at one of an integrator, and what routes are told of either. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignaturesIT {

    private static final Signing OLD = new Signing("an old key of thirty-two characters");
    private static final Signing NEW = new Signing("a new key with more than thirty-two characters");
    private static final String UNSIGNED =
            "X-Signature and X-Timestamp: absent, and so is Authorization; expected the ones or the other";
    private static final String WRONG =
            "X-Signature: not that of X-Timestamp, a dot and the body by any key of this route";

    /** It makes a message of its own, from which nobody can tell any more that the server has let it in. */
    private static final String OWN = RouteFolder.webhook("own", "/hooks/own")
            .replace(
                    "        - to: direct:http-admit",
                    "        - setBody: {simple: '${bodyAs(String)}'}\n        - to: direct:http-admit");

    private static final String ECHO =
            """
            - route:
                id: echo
                from:
                  uri: platform-http:/hooks/echo
                  steps:
                    - setBody:
                        simple: "${header[Authorization]};${header[x-auth-request-user]};${header[Impersonate-User]};${header[X-Own]}"
            """;

    private final Installation installation;
    private final Path keys;
    private final GatewayProcess gateway;

    SignaturesIT(Installation installation, @TempDir Path folder) throws IOException {
        this.installation = installation;
        keys = folder.resolve("keys");
        restoreKeys();
        Path routes = Files.createDirectory(folder.resolve("routes"));
        RouteFolder.write(routes, "own.yaml", OWN);
        RouteFolder.write(routes, "echo.yaml", ECHO);
        gateway = RouteFolder.start(
                        installation,
                        routes,
                        Map.of(
                                "LOCKKEEPER_AUTH_ENABLED",
                                "true",
                                "LOCKKEEPER_HTTP_IN_FLIGHT",
                                "1",
                                "LOCKKEEPER_HMAC_HTTP_PROMETHEUS_KEYS_FILE",
                                keys.toString(),
                                "LOCKKEEPER_HMAC_OWN_KEYS_FILE",
                                keys.toString(),
                                "LOCKKEEPER_HMAC_OWN_WINDOW",
                                "1m",
                                "LOCKKEEPER_HMAC_MISSPELT_KEYS_FILE",
                                keys.toString()))
                .gateway();
    }

    @BeforeEach
    void restoreKeys() throws IOException {
        Files.writeString(keys, OLD.key() + "\n");
    }

    @Test
    void signedRequestIsTakenInAndCountedWhereItIsReplayed() {
        HttpRequest.Builder request = OLD.request(gateway.signals(), AlertBody.firing("signed"), Instant.now());

        assertThat(Http.send(request.copy()).statusCode()).isEqualTo(201);
        gateway.awaitCounted();
        assertThat(Http.send(request.copy()).statusCode()).isEqualTo(202);
        assertThat(Requests.occurrences(installation.requests().of("signed").get(0)))
                .isEqualTo(2);
    }

    @Test
    void whatIsNotSignedLikeThisIsRefused() {
        String body = AlertBody.firing("unsigned");
        HttpRequest.Builder signed = OLD.request(gateway.signals(), body, Instant.now());

        assertUnauthorized(post(gateway.signals(), body), UNSIGNED);
        assertUnauthorized(Http.send(signed.copy().POST(BodyPublishers.ofString(body + " "))), WRONG);
        assertUnauthorized(Http.send(NEW.request(gateway.signals(), body, Instant.now())), WRONG);
        assertUnauthorized(
                Http.send(OLD.request(gateway.signals(), body, Instant.now().minusSeconds(301))),
                "X-Timestamp: too far from now for a signature; check the sender's clock");
        assertThat(installation.requests().of("unsigned")).isEmpty();
    }

    @Test
    void signatureCountsOnlyWhereItIsAskedFor() {
        URI other = gateway.signals().resolve("generic");

        assertUnauthorized(
                Http.send(OLD.request(other, "{}", Instant.now())),
                "Authorization: absent, expected 'Bearer ' and the token of an account that may post here");
    }

    @Test
    void tokenIsTakenWhereSignaturesAreToo() {
        String token = installation.senders().allowed().token();

        assertThat(Http.send(HttpRequest.newBuilder(gateway.signals())
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.ofString(AlertBody.resolved("app"))))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keysAreExchangedOneAfterTheOtherWithoutARestart() throws IOException {
        Files.writeString(keys, OLD.key() + "\n" + NEW.key() + "\n");
        assertThat(resolved(OLD).statusCode()).isEqualTo(200);
        assertThat(resolved(NEW).statusCode()).isEqualTo(200);

        Files.writeString(keys, NEW.key() + "\n");
        assertUnauthorized(resolved(OLD), WRONG);
        assertThat(resolved(NEW).statusCode()).isEqualTo(200);

        Files.delete(keys);
        Problems.assertProblem(resolved(NEW), 503, "service-unavailable", "the keys of this route are not to be had");
    }

    @Test
    void routeOfAnIntegratorIsGuardedLikeOurs() {
        URI own = gateway.signals().resolve("/hooks/own");
        String body = AlertBody.firing("own");

        assertThat(post(own, body).statusCode()).isEqualTo(401);
        assertThat(Http.send(OLD.request(own, body, Instant.now().minusSeconds(61)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(Http.send(OLD.request(own, body, Instant.now())).statusCode())
                .isEqualTo(201);
    }

    @Test
    void routeThatIsSetButNotThereIsTold() {
        assertThat(Http.get(gateway.management("readyz")).body()).contains("no route is called misspelt");
    }

    @Test
    void routeLearnsNothingThatOthersCouldTakeForTheSender() {
        URI echo = gateway.signals().resolve("/hooks/echo");
        HttpRequest.Builder request = HttpRequest.newBuilder(echo)
                .header("Impersonate-User", "admin")
                .header("x-auth-request-user", "admin")
                .header("X-Own", "kept");
        assertThat(Http.send(request.copy()).statusCode()).isEqualTo(401);

        request.header(
                "Authorization", "Bearer " + installation.senders().allowed().token());
        assertThat(Http.send(request).body()).isEqualTo(";;;kept");
    }

    @Test
    void slowAndTooLongBodiesTakeNoSlotWhileTheyAreReadForTheirSignature() throws IOException {
        String slow = AlertBody.firing("slow");
        String seconds = Long.toString(Instant.now().getEpochSecond());
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.signals().getPort())) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(20).toMillis()));
            String head =
                    """
                    POST %s HTTP/1.1
                    Host: localhost
                    Connection: close
                    Content-Length: %d
                    X-Timestamp: %s
                    X-Signature: %s

                    """
                            .formatted(
                                    gateway.signals().getPath(), slow.length(), seconds, OLD.signature(seconds, slow))
                            .replace("\n", "\r\n");
            socket.getOutputStream().write((head + slow.substring(0, 10)).getBytes(UTF_8));

            Problems.assertProblem(
                    Http.send(OLD.request(gateway.signals(), " ".repeat(300 * 1024), Instant.now())),
                    413,
                    "payload-too-large",
                    "body: more than 262144 bytes; send fewer alerts in one body");
            assertThat(Http.send(OLD.request(gateway.signals(), AlertBody.firing("beside"), Instant.now()))
                            .statusCode())
                    .isEqualTo(201);

            socket.getOutputStream().write(slow.substring(10).getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 201");
        }
    }

    private HttpResponse<String> resolved(Signing signing) {
        return Http.send(signing.request(gateway.signals(), AlertBody.resolved("app"), Instant.now()));
    }

    private static HttpResponse<String> post(URI url, String body) {
        return Http.post(url, body);
    }

    private static void assertUnauthorized(HttpResponse<String> answer, String detail) {
        Problems.assertProblem(answer, 401, "unauthorized", detail);
    }
}
