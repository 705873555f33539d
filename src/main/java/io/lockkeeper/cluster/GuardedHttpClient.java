package io.lockkeeper.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The HTTP client below the Kubernetes client, with each call watched by a {@link CallWatch}, made in its turn and none
 * longer than its time. An interceptor could not do it: without retries, the client tells it nothing of a call that is
 * not answered.
 */
final class GuardedHttpClient implements HttpClient {

    private final HttpClient client;
    private final CallWatch watch;

    GuardedHttpClient(HttpClient client, CallWatch watch) {
        this.client = client;
        this.watch = watch;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, Class<T> type) {
        Duration most = most(request);
        long asked = watch.nanoTime().getAsLong();
        return watch.inTurn(request, most.dividedBy(2), () -> {
                    Duration left = most.minusNanos(watch.nanoTime().getAsLong() - asked);
                    return inTime(most, left, client.sendAsync(untimed(request), type));
                })
                .thenApply(AskedPause::heed);
    }

    /**
     * Returns a request for which the client takes no time of its own: that would end with the head of the answer, has no
     * words, and makes an exception for each call that is in time.
     */
    private static HttpRequest untimed(HttpRequest request) {
        return request instanceof StandardHttpRequest standard
                ? standard.newBuilder().timeout(0, TimeUnit.MILLISECONDS).build()
                : request;
    }

    /** The time is for all of the answer, and counts from when the call was asked for. */
    private static <T> CompletableFuture<T> inTime(Duration most, Duration left, CompletableFuture<T> answer) {
        return answer.orTimeout(left.toNanos(), TimeUnit.NANOSECONDS).exceptionally(failure -> {
            throw new CompletionException(
                    failure instanceof TimeoutException
                            ? new TimeoutException("no answer within " + most.toMillis() + " ms")
                            : failure);
        });
    }

    /** Returns how long a call may take: what it asks for itself, or what they all may. */
    private Duration most(HttpRequest request) {
        return request instanceof StandardHttpRequest standard && standard.getTimeout() != null
                ? standard.getTimeout()
                : watch.timeout();
    }

    /** Watches go this way, which last. */
    @Override
    public CompletableFuture<HttpResponse<AsyncBody>> consumeBytes(
            HttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        return watch.over(request, () -> client.consumeBytes(request, consumer));
    }

    @Override
    public DerivedClientBuilder newBuilder() {
        return new GuardedClientBuilder(client.newBuilder(), watch);
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return client.newWebSocketBuilder();
    }

    @Override
    public HttpRequest.Builder newHttpRequestBuilder() {
        return client.newHttpRequestBuilder();
    }

    @Override
    public boolean isClosed() {
        return client.isClosed();
    }

    @Override
    public void close() {
        client.close();
    }
}
