package io.lockkeeper.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of requests that are not answered well, or not at all. */
@Timeout(60)
class PatienceTest {
    private static final Patience RETRYING = Patience.retrying(5, Duration.ofMillis(1));

    @Test
    void unavailableIsRetriedAtTheNextUrl() throws Exception {
        try (FakeGateway busy = new FakeGateway(PatienceTest::unavailable);
                FakeGateway ready = new FakeGateway()) {
            LoadResult result =
                    LoadGenerator.run(closed(10, busy.url(), ready.url()).with(RETRYING));

            assertThat(result.byStatus()).isEqualTo(Map.of(201, 10L));
            assertThat(result.decisions()).isEqualTo(Map.of("created", 10L));
            assertThat(result.retries()).isEqualTo(5);
            assertThat(result.retriesAfter()).isEqualTo(Map.of("503", 5L));
            assertThat(result.requests()).isEqualTo(10);
        }
    }

    @Test
    void refusedConnectionIsRetriedAtTheNextUrl() throws Exception {
        try (FakeGateway ready = new FakeGateway()) {
            LoadResult result =
                    LoadGenerator.run(closed(4, nobody(), ready.url()).with(RETRYING));

            assertThat(result.byStatus()).isEqualTo(Map.of(201, 4L));
            assertThat(result.retriesAfter()).isEqualTo(Map.of("refused", 2L));
        }
    }

    @Test
    void brokenConnectionIsRetriedAtTheNextUrl() throws Exception {
        try (FakeGateway breaking = new FakeGateway(PatienceTest::breakOff);
                FakeGateway ready = new FakeGateway()) {
            LoadResult result =
                    LoadGenerator.run(closed(4, breaking.url(), ready.url()).with(RETRYING));

            assertThat(result.byStatus()).isEqualTo(Map.of(201, 4L));
            assertThat(result.retriesAfter()).isEqualTo(Map.of("reset", 2L));
        }
    }

    @Test
    void lastAnswerCountsWhenRetriesEnd() throws Exception {
        try (FakeGateway busy = new FakeGateway(PatienceTest::unavailable)) {
            LoadResult result = LoadGenerator.run(closed(1, busy.url()).with(RETRYING));

            assertThat(result.byStatus()).isEqualTo(Map.of(503, 1L));
            assertThat(busy.seen()).hasSize(6);
        }
    }

    @Test
    void withoutRetriesUnavailableIsAnAnswer() throws Exception {
        try (FakeGateway busy = new FakeGateway(PatienceTest::unavailable)) {
            LoadResult result = LoadGenerator.run(closed(3, busy.url()));

            assertThat(result.byStatus()).isEqualTo(Map.of(503, 3L));
            assertThat(result.decisions()).isEmpty();
            assertThat(result.retries()).isZero();
        }
    }

    @Test
    void waitBeforeRetryIsWhatWasAskedUpToTheCap() {
        Patience patience = Patience.retrying(1, Duration.ofSeconds(2));

        assertThat(patience.waitBeforeRetry(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(2));
        assertThat(patience.waitBeforeRetry(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void retryAfterOfTheAnswerIsWaitedFor() throws Exception {
        try (FakeGateway busy = new FakeGateway((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "2");
            FakeGateway.reply(exchange, 503, "{}");
        })) {
            LoadResult result =
                    LoadGenerator.run(closed(1, busy.url()).with(Patience.retrying(1, Duration.ofSeconds(10))));

            assertThat(result.latency().overall().min()).isGreaterThanOrEqualTo(2000 * 0.999);
        }
    }

    @Test
    void silenceEndsInTimeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (FakeGateway silent = new FakeGateway((exchange, request) -> end.await())) {
            LoadResult result = LoadGenerator.run(
                    closed(2, silent.url()).with(Patience.once().withTimeout(Duration.ofMillis(100))));
            end.countDown();

            assertThat(result.faults()).isEqualTo(Map.of(Fault.TIMEOUT, 2L));
            assertThat(result.latency().overall().min()).isGreaterThanOrEqualTo(100 * 0.999);
            assertThat(result.nothingSent()).isFalse();
        }
    }

    @Test
    void bodyThatStallsEndsInTimeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (FakeGateway stalling = new FakeGateway((exchange, request) -> {
            exchange.sendResponseHeaders(201, 100);
            exchange.getResponseBody().flush();
            end.await();
        })) {
            LoadResult result = LoadGenerator.run(
                    closed(1, stalling.url()).with(Patience.once().withTimeout(Duration.ofMillis(300))));
            end.countDown();

            assertThat(result.faults()).isEqualTo(Map.of(Fault.TIMEOUT, 1L));
        }
    }

    @Test
    void answerThatIsNotJsonCountsAsUnreadable() throws Exception {
        try (FakeGateway odd = new FakeGateway((exchange, request) -> FakeGateway.reply(exchange, 200, "<html>"))) {
            LoadResult result = LoadGenerator.run(closed(2, odd.url()));

            assertThat(result.byStatus()).isEqualTo(Map.of(200, 2L));
            assertThat(result.decisions()).isEqualTo(Map.of("unreadable", 2L));
        }
    }

    private static Load closed(long count, URI... urls) {
        return Load.of(new Pace.Closed(1, false, Bounds.requests(count)), urls);
    }

    private static void unavailable(HttpExchange exchange, FakeGateway.Seen request) throws IOException {
        // An hour: only the cap lets these tests end.
        exchange.getResponseHeaders().set("Retry-After", "3600");
        FakeGateway.reply(exchange, 503, "{\"status\":503,\"title\":\"Service Unavailable\"}");
    }

    private static void breakOff(HttpExchange exchange, FakeGateway.Seen request) throws IOException {
        exchange.sendResponseHeaders(201, 100);
        exchange.close();
    }

    /** Returns a URL at which nothing listens. */
    static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
