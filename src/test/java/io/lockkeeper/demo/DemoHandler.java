package io.lockkeeper.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Speaks HTTP for the demo's API. The library's own server cannot: it sends an answer only when it is complete, and a
 * watch as a web socket.
 */
final class DemoHandler implements HttpHandler {

    private static final long LENGTH_IS_UNKNOWN = 0;
    private static final long NO_BODY = -1;

    private final DemoObjects objects = new DemoObjects();
    private final DemoDispatcher dispatcher = new DemoDispatcher(objects);

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            RecordedRequest request = read(exchange);
            // Clients other than the library's go by it.
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            Optional<WatchRequest> watch = WatchRequest.of(request);
            if (asksForWebSocket(request)) {
                // A client of the library that is not given the socket which it asked for tries again without.
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, NO_BODY);
            } else if (watch.isPresent()) {
                watch(exchange, watch.get());
            } else {
                answer(exchange, dispatcher.dispatch(request));
            }
        }
    }

    private static RecordedRequest read(HttpExchange exchange) throws IOException {
        Headers.Builder headers = Headers.builder();
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        return new RecordedRequest(
                exchange.getProtocol(),
                HttpMethod.valueOf(exchange.getRequestMethod()),
                exchange.getRequestURI().toString(),
                headers.build(),
                new Buffer(exchange.getRequestBody().readAllBytes()));
    }

    private static boolean asksForWebSocket(RecordedRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static void answer(HttpExchange exchange, MockResponse answer) throws IOException {
        byte[] body = answer.getBody() == null ? new byte[0] : answer.getBody().getBytes();
        exchange.sendResponseHeaders(answer.code(), body.length == 0 ? NO_BODY : body.length);
        exchange.getResponseBody().write(body);
    }

    private void watch(HttpExchange exchange, WatchRequest request) throws IOException {
        exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, LENGTH_IS_UNKNOWN);
        try {
            new Watch(objects, request, exchange.getResponseBody(), System::nanoTime).run();
        } catch (InterruptedException e) {
            // So it is told to end with the API.
            Thread.currentThread().interrupt();
        }
    }
}
