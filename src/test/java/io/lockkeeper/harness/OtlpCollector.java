package io.lockkeeper.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Takes traces in by OTLP over HTTP, as a collector does, on a loopback port. */
public final class OtlpCollector implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final int port = Ports.free();
    private volatile CountDownLatch answers = new CountDownLatch(0);
    private HttpServer server = listen();

    private HttpServer listen() {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.createContext("/v1/traces", this::take);
            opened.setExecutor(threads);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest request =
                ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes());
        waiting.incrementAndGet();
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.decrementAndGet();
        requests.add(request);
        byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.close();
    }

    /** Returns the URL that {@code OTEL_EXPORTER_OTLP_ENDPOINT} takes. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns everything that came in. */
    public List<ExportTraceServiceRequest> requests() {
        return List.copyOf(requests);
    }

    /** Returns all spans that came in. */
    public List<Span> spans() {
        return requests.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    /** Returns the spans of one trace by their names, once all of these are there. */
    public Map<String, Span> await(String traceId, Set<String> names) {
        return Awaitility.await("the spans of " + traceId)
                .atMost(SOON)
                .until(() -> trace(traceId), spans -> spans.keySet().containsAll(names));
    }

    private Map<String, Span> trace(String traceId) {
        return spans().stream()
                .filter(span -> hex(span.getTraceId().toByteArray()).equals(traceId))
                .collect(Collectors.toMap(Span::getName, Function.identity()));
    }

    /** Returns an id as it is written. */
    public static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    /** Leaves everybody who sends without an answer, while something happens. */
    public void whileSilent(Runnable something) {
        CountDownLatch end = new CountDownLatch(1);
        answers = end;
        try {
            something.run();
        } finally {
            end.countDown();
        }
    }

    /** Waits until somebody waits for an answer. */
    public void awaitWaiting() {
        Awaitility.await("traces to be sent").atMost(SOON).until(() -> waiting.get() > 0);
    }

    /** Refuses every connection, while something happens. */
    public void whileGone(Runnable something) {
        server.stop(0);
        try {
            something.run();
        } finally {
            server = listen();
        }
    }

    @Override
    public void close() {
        answers.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
