package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
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
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in by a token, as a real API server judges tokens. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthenticationIT {

    private static final Predicate<ApiCall> TOKEN = ApiCall.post("/apis/authentication.k8s.io/v1/tokenreviews");
    private static final Predicate<ApiCall> ACCESS = ApiCall.post("/apis/authorization.k8s.io/v1/subjectaccessreviews");
    private static final String UNKNOWN =
            "Authorization: not valid here; the token may have ended, or be for another audience or cluster";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Installation installation;
    private final Account sender;
    private final GatewayProcess asking;
    private final GatewayProcess remembering;

    AuthenticationIT(Installation installation) {
        this.installation = installation;
        sender = installation.senders().allowed();
        asking = start("0s");
        remembering = start("1h");
    }

    private GatewayProcess start(String kept) {
        return installation.start(Map.of(
                "LOCKKEEPER_AUTH_ENABLED",
                "true",
                "LOCKKEEPER_AUTH_POSITIVE",
                kept,
                "LOCKKEEPER_AUTH_NEGATIVE",
                kept,
                "LOCKKEEPER_HTTP_TRUSTED_PROXIES",
                "127.0.0.0/8"));
    }

    @Test
    void accountThatMayPostComesInByItselfOrByItsGroup() {
        assertThat(post(asking, sender.token()).statusCode()).isEqualTo(200);
        assertThat(post(asking, installation.senders().allowedByGroup().token()).statusCode())
                .isEqualTo(200);
        assertThat(asking.metric("lockkeeper_auth_reviews_total{kind=\"access\",outcome=\"accepted\"}"))
                .isPositive();
    }

    @Test
    void accountThatMayNotPostIsForbidden() {
        HttpResponse<String> answer =
                post(asking, installation.senders().strange().token());

        Problems.assertProblem(
                answer,
                403,
                "forbidden",
                "the account of this token may not create services/gateway-service in the namespace of the gateway:"
                        + " bind it to a Role that lets it");
    }

    /** Tokens that are not valid, or not for here. */
    enum Bad {
        GARBAGE,
        FOR_SOMEBODY_ELSE,
        OF_ANOTHER_KEY,
        OF_AN_ACCOUNT_THAT_IS_GONE
    }

    @ParameterizedTest
    @EnumSource
    void tokenThatTheApiServerDoesNotAcceptIsRefused(Bad bad) {
        assertUnauthorized(post(asking, token(bad)), UNKNOWN);

        assertThat(installation.proxy().calls(TOKEN)).hasSize(1);
        assertThat(installation.proxy().calls(ACCESS)).isEmpty();
    }

    private String token(Bad bad) {
        if (bad == Bad.OF_AN_ACCOUNT_THAT_IS_GONE) {
            Account gone = installation.senders().strange();
            String token = gone.token();
            gone.delete();
            return token;
        }
        String good = sender.token();
        return switch (bad) {
            case FOR_SOMEBODY_ELSE -> sender.tokenFor("somebody-else");
            case OF_ANOTHER_KEY -> good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(342);
            default -> "garbage";
        };
    }

    @Test
    void tokenThatHasExpiredIsRefusedUnasked() {
        assertThat(post(asking, sender.tokenUntil(Instant.now().plus(Duration.ofHours(1))))
                        .statusCode())
                .as("the same token, but for its end")
                .isEqualTo(200);
        installation.proxy().reset();

        assertUnauthorized(
                post(asking, sender.tokenUntil(Instant.now().minus(Duration.ofMinutes(2)))),
                "Authorization: the token has expired; get a new one, and read it anew for each request");
        assertThat(installation.proxy().calls(TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer a b", "token"})
    void whatIsNoBearerTokenIsRefusedUnasked(String authorization) {
        HttpRequest.Builder request =
                to(asking.signals()).header("Authorization", authorization).POST(BodyPublishers.ofString("{}"));

        assertUnauthorized(Http.send(request), "Authorization: not 'Bearer ' and a token");
        assertThat(installation.proxy().calls(TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/signals/prometheus, 400",
        "GET, /api/v1/signals/prometheus, 405",
        "POST, /api/v1/signals/cloudevents, 400",
        "GET, /openapi.yaml, 200",
        "POST, /nowhere, 404",
        "GET, /, 404",
        "GET, /error, 404",
        "GET, /healthz, 404",
        "OPTIONS, /api/v1/signals/prometheus, 200",
        "POST, /api/v1/signals/prometheus;x=y, 400",
        "POST, /api/v1//signals/prometheus, 404"
    })
    void noPathIsOpen(String method, String path, int withToken) {
        URI url = remembering.signals().resolve(path);
        HttpRequest.Builder request = to(url).method(method, BodyPublishers.ofString("{}"));

        HttpResponse<String> refused = Http.send(request.copy());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(Http.send(request.header("Authorization", "Bearer " + sender.token()))
                        .statusCode())
                .isEqualTo(withToken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthz", "readyz", "metrics"})
    void managementAsksNobody(String path) {
        assertThat(Http.get(asking.management(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void senderWithoutATokenIsRefusedBeforeItsBodyComes() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), asking.signals().getPort())) {
            socket.setSoTimeout(Math.toIntExact(SOON.toMillis()));
            socket.getOutputStream()
                    .write(("POST " + asking.signals().getPath()
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n")
                            .getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 401");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apis/authentication.k8s.io/v1/tokenreviews",
                "/apis/authorization.k8s.io/v1/subjectaccessreviews"
            })
    void senderIsToComeAgainWhileReviewsAreNotToBeHad(String review) {
        String token = sender.token();
        installation.proxy().when(ApiCall.post(review)).times(1).answer(500, "", Map.of());
        installation.proxy().when(ApiCall.post(review)).times(1).cut();

        for (String end : new String[] {"answered 500", "did not answer"}) {
            HttpResponse<String> answer = post(remembering, token);
            Problems.assertProblem(
                    answer,
                    503,
                    "service-unavailable",
                    "the token could not be reviewed: the Kubernetes API server " + end);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        }
        assertThat(post(remembering, token).statusCode()).isEqualTo(200);
    }

    @Test
    void tokenIsAskedAboutOnceAndServesUntilItIsForgottenAlthoughItsAccountIsGone() {
        Account leaving = installation.senders().allowed();
        String token = leaving.token();
        assertThat(post(remembering, token).statusCode()).isEqualTo(200);
        assertThat(post(remembering, token).statusCode()).isEqualTo(200);
        assertThat(installation.proxy().calls(TOKEN)).hasSize(1);
        assertThat(installation.proxy().calls(ACCESS)).hasSize(1);

        String other = leaving.token();
        leaving.delete();

        assertUnauthorized(post(asking, other), UNKNOWN);
        assertThat(post(remembering, token).statusCode()).isEqualTo(200);
    }

    /** The API server itself remembers for ten seconds what it has accepted. */
    @Test
    @Tag("soak")
    void tokenWhoseAccountIsGoneEndsAsSoonAsTheApiServerSaysSo() {
        Account leaving = installation.senders().allowed();
        String token = leaving.token();
        assertThat(post(asking, token).statusCode()).isEqualTo(200);

        leaving.delete();

        await().atMost(SOON).until(() -> post(asking, token).statusCode() == 401);
    }

    @Test
    void logSaysWhoWasRefusedWhereAndWhyAndNoToken() throws IOException {
        String token = sender.tokenFor("nobody");
        HttpResponse<String> answer = Http.send(to(asking.signals())
                .header("X-Forwarded-For", "192.0.2.1, 203.0.113.7")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{}")));

        String id = answer.headers().firstValue("X-Request-ID").orElseThrow();
        asking.process()
                .awaitLog(
                        Pattern.compile("INFO .*request " + id
                                + " to /api/v1/signals/prometheus from 203\\.0\\.113\\.7 is refused: "
                                + Pattern.quote(UNKNOWN)),
                        SOON);
        assertThat(Files.readString(asking.process().log()))
                .doesNotContain(token, token.substring(token.lastIndexOf('.') + 1));
    }

    @Test
    void nothingThatIsSentMakesALineOfTheLogLookLikeTwo() {
        String body = AlertBody.firing("app")
                .replace("\"namespace\"", "\"cluster\": \"west\\n\\u001b[31mERROR\", \"namespace\"");

        Http.send(to(asking.signals())
                .header("Authorization", "Bearer " + sender.token())
                .POST(BodyPublishers.ofString(body)));

        asking.process()
                .awaitLog(
                        Pattern.compile("label cluster, as west" + Pattern.quote("\\u000a\\u001b[31mERROR, and")),
                        SOON);
    }

    private static void assertUnauthorized(HttpResponse<String> answer, String detail) {
        Problems.assertProblem(answer, 401, "unauthorized", detail);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    private static HttpResponse<String> post(GatewayProcess gateway, String token) {
        return Http.send(to(gateway.signals())
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(AlertBody.resolved("app"))));
    }

    private static HttpRequest.Builder to(URI url) {
        return HttpRequest.newBuilder(url).header("Content-Type", "application/json");
    }
}
