package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines of a watch over plain HTTP/1.1, read as they come. */
final class EventStream implements AutoCloseable {
    private static final Duration HEAD = Duration.ofSeconds(5);

    private final InputStream body;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CompletableFuture<@Nullable Void> reading;

    private EventStream(InputStream body) {
        this.body = body;
        this.reading = CompletableFuture.runAsync(this::read, task -> {
            Thread thread = new Thread(task, "events");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Opens a watch, and returns as soon as the head of the reply is here. */
    static EventStream open(URI uri, String token) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + token)
                .timeout(HEAD)
                .build();
        try {
            return new EventStream(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofInputStream())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not watch " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while opening a watch of " + uri, e);
        }
    }

    /** Returns the next line, or nothing when none comes in this time. */
    Optional<String> next(Duration atMost) {
        try {
            return Optional.ofNullable(lines.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an event", e);
        }
    }

    /** Returns whether the connection has ended, well or not. */
    boolean isOver() {
        return reading.isDone();
    }

    /** Gives the watch up, which closes its connection. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not close the watch", e);
        }
    }

    private void read() {
        new BufferedReader(new InputStreamReader(body, UTF_8)).lines().forEach(lines::add);
    }
}
