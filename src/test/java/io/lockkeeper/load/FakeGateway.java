package io.lockkeeper.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/** A server that answers as the gateway: 201 and 202 for one alert, 207 for several, or whatever a test has it do. */
final class FakeGateway implements AutoCloseable {
    /** Answers one request, or closes it unanswered. */
    @FunctionalInterface
    interface Answering {
        void answer(HttpExchange exchange, Seen seen) throws Exception;
    }

    /** A request as it came. */
    record Seen(String path, String contentType, List<String> authorization, JsonNode body) {
        List<String> workloads() {
            return StreamSupport.stream(body.path("alerts").spliterator(), false)
                    .map(alert -> alert.path("labels").path("deployment").asText())
                    .toList();
        }
    }

    static {
        // Without this the JDK's server holds the second part of each answer until the first is acknowledged: 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    FakeGateway() throws IOException {
        this(FakeGateway::leaveToGateway);
    }

    /** With answering of the test's own; a request that it leaves unanswered is answered as the gateway would. */
    FakeGateway(Answering answering) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, answering));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns all requests, in the order of their arrival. */
    List<Seen> seen() {
        return List.copyOf(seen);
    }

    List<String> workloads() {
        return seen().stream().flatMap(request -> request.workloads().stream()).toList();
    }

    static void leaveToGateway(HttpExchange exchange, Seen request) {}

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange, Answering answering) throws IOException {
        var headers = exchange.getRequestHeaders();
        Seen request = new Seen(
                exchange.getRequestURI().getPath(),
                headers.getFirst("Content-Type"),
                headers.getOrDefault("Authorization", List.of()),
                JSON.readTree(exchange.getRequestBody()));
        seen.add(request);
        try {
            answering.answer(exchange, request);
        } catch (Exception e) {
            exchange.close();
            throw new IllegalStateException("The test's own answering", e);
        }
        if (exchange.getResponseCode() == -1) {
            asGateway(exchange, request.workloads());
        }
    }

    private void asGateway(HttpExchange exchange, List<String> workloads) throws IOException {
        List<ObjectNode> results = workloads.stream().map(this::decide).toList();
        if (results.size() == 1) {
            boolean created = results.get(0).path("status").asText().equals("created");
            reply(exchange, created ? 201 : 202, results.get(0).toString());
        } else {
            ObjectNode batch = JSON.createObjectNode();
            batch.putArray("results").addAll(results);
            reply(exchange, 207, batch.toString());
        }
    }

    private ObjectNode decide(String workload) {
        return JSON.createObjectNode().put("status", known.add(workload) ? "created" : "duplicate");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
