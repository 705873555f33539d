package io.lockkeeper.cluster;

import static io.lockkeeper.cluster.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the one client does about calls, on real connections. */
@Timeout(60)
class ClusterClientTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final WriteBreaker breaker = new WriteBreaker(Duration.ofSeconds(30), nanos::get);
    private final ServerClock clock = new ServerClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** Three writes on trial settle it, in the one way or the other, only when each of them is seen to end. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void everyWriteOnTrialIsSeenToEnd(String end, ScriptedServer.Reply reply, int state) {
        letWritesThroughOnTrial();
        try (ScriptedServer server = ScriptedServer.start(reply);
                KubernetesClient client = client(server.url())) {
            post(client);
            post(client);
            assertThat(breaker.state()).isEqualTo(1);
            post(client);

            assertThat(breaker.state()).isEqualTo(state);
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    static Stream<Arguments> ends() {
        ScriptedServer.Reply cutInTheBody = out ->
                out.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
        ScriptedServer.Reply trickle = out -> {
            out.write("HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 1000; i++) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        };
        return Stream.of(
                Arguments.of("stored", answer(201, "", "{}"), 0),
                Arguments.of("refused as taken", answer(409, "", "{}"), 0),
                Arguments.of("refused as too many", answer(429, "", "{}"), 0),
                Arguments.of("refused as too many, with a pause", answer(429, "Retry-After: 7", "later"), 0),
                Arguments.of("failed", answer(500, "", "{}"), 2),
                Arguments.of("failed, with a pause", answer(503, "Retry-After: 7", "later"), 2),
                Arguments.of("not answered", (ScriptedServer.Reply) out -> new CountDownLatch(1).await(), 2),
                Arguments.of("cut before the answer", (ScriptedServer.Reply) out -> {}, 2),
                Arguments.of("cut in the answer", cutInTheBody, 2),
                Arguments.of("answered for longer than a call may take", trickle, 2));
    }

    @Test
    void everyCallIsCountedByWhatItWasAnswered() {
        try (ScriptedServer server = ScriptedServer.start(answer(403, "", "{}"));
                KubernetesClient client = client(server.url())) {
            assertThatThrownBy(() -> client.raw("/apis/apps/v1/namespaces/shop/deployments/app"))
                    .isInstanceOf(KubernetesClientException.class);
        }
        ScriptedServer gone = ScriptedServer.start(out -> {});
        gone.close();
        try (KubernetesClient client = client(gone.url())) {
            post(client);
        }

        assertThat(calls).containsExactly("get deployments 403", "create remediationrequests none");
    }

    private void note(String verb, String resource, String code, Duration took) {
        calls.add(verb + " " + resource + " " + code);
    }

    @Test
    void writeThatFindsNobodyThereIsSeenToEnd() {
        ScriptedServer gone = ScriptedServer.start(out -> {});
        gone.close();
        letWritesThroughOnTrial();
        try (KubernetesClient client = client(gone.url())) {
            post(client);
            post(client);
            post(client);
        }

        assertThat(breaker.state()).isEqualTo(2);
    }

    @Test
    void noWriteOfAnyKindIsSentWhileTheBreakerIsOpen() {
        open();
        try (ScriptedServer server = ScriptedServer.start(answer(200, "", "{}"));
                KubernetesClient client = client(server.url())) {
            for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
                KubernetesClientException refused = catchThrowableOfType(
                        KubernetesClientException.class, () -> client.raw("/api/v1/x", method, "{}"));
                assertThat(ApiFailure.kind(refused)).as(method).isEqualTo("circuit_open");
                assertThat(ApiFailure.isTransient(refused)).isTrue();
                assertThat(ApiFailure.retryAfter(refused)).isEqualTo(Duration.ofSeconds(30));
            }
            KubernetesClientException refused =
                    catchThrowableOfType(KubernetesClientException.class, () -> client.resource(new ConfigMapBuilder()
                                    .withNewMetadata()
                                    .withName("x")
                                    .endMetadata()
                                    .build())
                            .inNamespace("ns")
                            .create());
            assertThat(ApiFailure.kind(refused)).isEqualTo("circuit_open");
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void clientWithOptionsOfItsOwnIsGuardedToo() {
        open();
        try (ScriptedServer server = ScriptedServer.start(answer(200, "", "{}"));
                KubernetesClient client = client(server.url())) {
            RequestConfig options =
                    new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build();

            assertThatThrownBy(() -> client.newClient(options).raw("/api/v1/x", "POST", "{}"))
                    .hasCauseInstanceOf(NotSentException.class);
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void callThatIsNotAnsweredInTimeSaysSo() {
        try (ScriptedServer server = ScriptedServer.start(out -> new CountDownLatch(1).await());
                KubernetesClient client = client(server.url())) {
            assertThat(call(client, "GET", "/api/v1/namespaces")).hasMessageContaining("no answer within 500 ms");
        }
    }

    @Test
    void callWhoseTurnDoesNotComeInHalfItsTimeIsNotSent() {
        try (ScriptedServer server = ScriptedServer.start(out -> new CountDownLatch(1).await());
                KubernetesClient client = client(server.url(), Duration.ofSeconds(2), new CallQueue(2))) {
            List<CompletableFuture<HttpResponse<String>>> underWay =
                    List.of(send(client, "GET", "/version"), send(client, "GET", "/version"));

            KubernetesClientException late = call(client, "POST", "/api/v1/x");

            assertThat(NotSentException.in(late)).isPresent();
            assertThat(ApiFailure.kind(late)).isEqualTo("overloaded");
            assertThat(ApiFailure.retryAfter(late)).isEqualTo(Duration.ofSeconds(1));
            assertThat(underWay).noneMatch(CompletableFuture::isDone);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void lookUpsOfObjectsComeAfterAllOtherCalls() {
        CountDownLatch gate = new CountDownLatch(1);
        ScriptedServer.Reply late = out -> {
            gate.await();
            answer(200, "", "{}").write(out);
        };
        try (ScriptedServer server = ScriptedServer.start(late);
                KubernetesClient client = client(server.url(), Duration.ofMinutes(1), new CallQueue(1))) {
            List<CompletableFuture<HttpResponse<String>>> sent = Stream.of(
                            "GET /readyz",
                            "GET /apis/apps/v1/namespaces/shop/deployments/app",
                            "GET /version",
                            "GET /apis/apps/v1/namespaces/shop/deployments",
                            "POST /apis/coordination.k8s.io/v1/namespaces/shop/leases")
                    .map(call -> call.split(" "))
                    .map(call -> send(client, call[0], call[1]))
                    .toList();
            gate.countDown();
            sent.forEach(CompletableFuture::join);
        }

        assertThat(calls)
                .containsExactly(
                        "get other 200",
                        "get other 200",
                        "list deployments 200",
                        "create leases 200",
                        "get deployments 200");
    }

    @Test
    void callThatAsksForMoreTimeGetsIt() {
        ScriptedServer.Reply late = out -> {
            TimeUnit.MILLISECONDS.sleep(TIMEOUT.multipliedBy(2).toMillis());
            answer(200, "", "{}").write(out);
        };
        try (ScriptedServer server = ScriptedServer.start(late);
                KubernetesClient client = client(server.url())) {
            HttpClient http = client.getHttpClient();
            HttpRequest request = http.newHttpRequestBuilder()
                    .uri(server.url())
                    .timeout(1, TimeUnit.MINUTES)
                    .build();

            assertThat(http.sendAsync(request, String.class).join().body()).isEqualTo("{}");
        }
    }

    @Test
    void readsAndReviewsPassAnOpenBreakerAndDoNotCount() {
        open();
        try (ScriptedServer server = ScriptedServer.start(answer(500, "", "{}"));
                KubernetesClient client = client(server.url())) {
            call(client, "GET", "/api/v1/namespaces");
            call(client, "POST", "/apis/authentication.k8s.io/v1/tokenreviews");
            call(client, "POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews");

            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void pauseThatOnlyTheHeaderAsksForIsKept() {
        try (ScriptedServer server = ScriptedServer.start(
                        answer(429, "Retry-After: 7", "Too many requests, please try again later."));
                KubernetesClient client = client(server.url())) {
            KubernetesClientException failure = call(client, "GET", "/api/v1/namespaces");

            assertThat(failure.getCode()).isEqualTo(429);
            assertThat(ApiFailure.retryAfter(failure)).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After: soon", "Retry-After: -1", "Retry-After: 0", ""})
    void headerThatIsNoNumberOfSecondsIsPassedOver(String header) {
        try (ScriptedServer server = ScriptedServer.start(answer(503, header, "{}"));
                KubernetesClient client = client(server.url())) {
            KubernetesClientException failure = call(client, "GET", "/api/v1/namespaces");

            assertThat(failure.getCode()).isEqualTo(503);
            assertThat(ApiFailure.retryAfter(failure)).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void everyAnswerSetsTheClock() {
        try (ScriptedServer server = ScriptedServer.start(answer(404, "Date: Sat, 31 Jan 2026 13:00:00 GMT", "{}"));
                KubernetesClient client = client(server.url())) {
            call(client, "GET", "/api/v1/namespaces");
        }

        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    private void open() {
        for (int i = 0; i < 10; i++) {
            breaker.enter();
            breaker.answered(Duration.ZERO, 500);
        }
    }

    private void letWritesThroughOnTrial() {
        open();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(31));
    }

    private static CompletableFuture<HttpResponse<String>> send(KubernetesClient client, String method, String path) {
        HttpClient http = client.getHttpClient();
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(URI.create(client.getMasterUrl().toString()).resolve(path))
                .method(method, "application/json", method.equals("GET") ? null : "{}")
                .build();
        return http.sendAsync(request, String.class);
    }

    private KubernetesClient client(String url) {
        return client(url, TIMEOUT, new CallQueue(2));
    }

    private KubernetesClient client(String url, Duration timeout, CallQueue queue) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(Math.toIntExact(timeout.toMillis()))
                .withConnectionTimeout(Math.toIntExact(timeout.toMillis()))
                .build();
        CallWatch watch = new CallWatch(timeout, queue, breaker, clock, this::note, System::nanoTime);
        return ClusterClient.connect(config, watch);
    }

    private static void post(KubernetesClient client) {
        try {
            client.raw("/apis/kubernaut.ai/v1alpha1/namespaces/ns/remediationrequests", "POST", "{}");
        } catch (KubernetesClientException e) {
            // How it ended is for the breaker to know.
            assertThat(NotSentException.in(e)).isEmpty();
        }
    }

    private static KubernetesClientException call(KubernetesClient client, String method, String path) {
        return catchThrowableOfType(KubernetesClientException.class, () -> client.raw(path, method, "{}"));
    }
}
