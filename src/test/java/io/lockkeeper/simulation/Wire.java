package io.lockkeeper.simulation;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The HTTP client below the Kubernetes client of one process, without a network: a thread that makes a call stands still
 * until the simulation has it answered.
 */
final class Wire implements HttpClient {

    private final Supplier<Gateway> gateway;

    /**
     * Makes one.
     *
     * @param gateway whose calls they are
     */
    Wire(Supplier<Gateway> gateway) {
        this.gateway = gateway;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, Class<T> type) {
        try {
            Reply reply = gateway.get().call(Request.of(request)).await();
            return CompletableFuture.completedFuture(new Response<>(request, reply.code(), type.cast(as(type, reply))));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A watch is accepted at once; when it tells what, is another matter. */
    @Override
    public CompletableFuture<HttpResponse<AsyncBody>> consumeBytes(
            HttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> reader) {
        String version = request.uri().getQuery().replaceFirst(".*resourceVersion=([0-9]+).*", "$1");
        return CompletableFuture.completedFuture(
                new Response<>(request, 200, gateway.get().watch(Long.parseLong(version), reader)));
    }

    @Override
    public DerivedClientBuilder newBuilder() {
        return new Same(this);
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        throw new UnsupportedOperationException("nothing here speaks over web sockets");
    }

    @Override
    public HttpRequest.Builder newHttpRequestBuilder() {
        return new StandardHttpRequest.Builder();
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {
        // There is no connection.
    }

    private static Object as(Class<?> type, Reply reply) {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        return type == String.class
                ? reply.body()
                : type == InputStream.class ? new ByteArrayInputStream(bytes) : bytes;
    }

    /** Clients that are derived from it are no different. */
    private record Same(Wire wire) implements DerivedClientBuilder {

        @Override
        public HttpClient build() {
            return wire;
        }

        @Override
        public DerivedClientBuilder addOrReplaceInterceptor(String name, Interceptor interceptor) {
            return this;
        }

        @Override
        public DerivedClientBuilder authenticatorNone() {
            return this;
        }

        @Override
        public DerivedClientBuilder tag(Object value) {
            return this;
        }
    }
}
