package io.lockkeeper.incident;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The body of one watch, handed from the threads of the HTTP client to the one that reads it, piece by piece. */
final class WatchStream implements AutoCloseable {

    private final HttpRequest request;
    private final Duration silence;
    private final BlockingQueue<Piece> pieces;
    private final AsyncBody body;

    private WatchStream(HttpRequest request, Duration silence, BlockingQueue<Piece> pieces, AsyncBody body) {
        this.request = request;
        this.silence = silence;
        this.pieces = pieces;
        this.body = body;
    }

    /**
     * Opens a watch.
     *
     * @param silence most time to wait for the head of the answer, and for each piece of its body
     * @throws KubernetesClientException where the answer is no good one, with its code
     */
    static WatchStream open(HttpClient http, HttpRequest request, Duration silence)
            throws IOException, InterruptedException {
        BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
        CompletableFuture<HttpResponse<AsyncBody>> reply =
                http.consumeBytes(request, (bytes, more) -> pieces.add(new Piece(bytes, null)));
        HttpResponse<AsyncBody> response = await(request, reply, silence);
        if (!response.isSuccessful()) {
            response.body().cancel();
            throw new KubernetesClientException(
                    "GET " + request.uri().getRawPath() + " was answered " + response.code(), response.code(), null);
        }
        WatchStream stream = new WatchStream(request, silence, pieces, response.body());
        // The last piece is an empty one, which tells how the body ended.
        var unused = response.body().done().whenComplete((done, failure) -> pieces.add(new Piece(List.of(), failure)));
        return stream;
    }

    /**
     * Waits for the next piece, and returns it; empty when the server has ended the watch in good order.
     *
     * @throws IOException where the connection broke or nothing came in time
     */
    Optional<List<ByteBuffer>> next() throws IOException, InterruptedException {
        body.consume();
        Piece piece = pieces.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null) {
            throw new IOException(describe(request) + " has been silent for " + silence.toMillis() + " ms");
        }
        if (piece.failure() != null) {
            throw new IOException(describe(request) + " broke: " + piece.failure(), piece.failure());
        }
        return piece.bytes().isEmpty() ? Optional.empty() : Optional.of(piece.bytes());
    }

    /** Gives the watch up; one that has ended is fine. */
    @Override
    public void close() {
        // Where the body has ended, its connection is already there for other calls, and would be closed under them.
        if (!body.done().isDone()) {
            body.cancel();
        }
    }

    private static HttpResponse<AsyncBody> await(
            HttpRequest request, CompletableFuture<HttpResponse<AsyncBody>> reply, Duration atMost)
            throws IOException, InterruptedException {
        try {
            return reply.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException(describe(request) + " was not answered within " + atMost.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(describe(request) + " was not answered: " + e.getCause(), e.getCause());
        } finally {
            if (!reply.isDone()) {
                // Nobody waits for an answer that comes later, so its body is let go.
                var unused = reply.thenAccept(late -> late.body().cancel());
            }
        }
    }

    private static String describe(HttpRequest request) {
        return "the watch of " + request.uri().getRawPath();
    }

    private record Piece(List<ByteBuffer> bytes, @Nullable Throwable failure) {}
}
