package io.lockkeeper.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends requests over HTTP/1.1, which is what Alertmanager speaks, with as many attempts as the patience allows. */
final class HttpSender implements Sender {
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Target target;
    private final Patience patience;
    private final Consumer<Outcome> onRetry;
    private final HttpClient http;

    HttpSender(Target target, Patience patience, Consumer<Outcome> onRetry) {
        this.target = target;
        this.patience = patience;
        this.onRetry = onRetry;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(callbacks())
                .build();
    }

    @Override
    public CompletableFuture<Outcome> send(Request request) {
        return attempt(request, 0);
    }

    private CompletableFuture<Outcome> attempt(Request request, int attempt) {
        return exchange(post(request, attempt)).thenCompose(outcome -> {
            if (!outcome.passes() || attempt >= patience.retries()) {
                return CompletableFuture.completedFuture(outcome);
            }
            onRetry.accept(outcome);
            return CompletableFuture.runAsync(() -> {}, after(patience.waitBeforeRetry(outcome.retryAfter())))
                    .thenCompose(waited -> attempt(request, attempt + 1));
        });
    }

    private CompletableFuture<Outcome> exchange(HttpRequest post) {
        var call = http.sendAsync(post, BodyHandlers.ofByteArray());
        // HttpRequest.timeout ends with the answer's headers, and a body may stall as well; hence a timeout of our own.
        return call.copy()
                .orTimeout(patience.timeout().toNanos(), TimeUnit.NANOSECONDS)
                .handle((response, failure) -> {
                    long ended = System.nanoTime();
                    call.cancel(true);
                    return outcome(response, failure, ended);
                });
    }

    private static Outcome outcome(
            @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure, long endedNanos) {
        if (response != null) {
            return AnswerReader.read(response, endedNanos);
        }
        return new Outcome.Failed(Fault.of(Objects.requireNonNull(failure)), endedNanos);
    }

    private HttpRequest post(Request request, int attempt) {
        var post = HttpRequest.newBuilder(target.endpoint(request.number() + attempt))
                .header("Content-Type", "application/json")
                .POST(request.body());
        if (target.token() != null) {
            post.header("Authorization", "Bearer " + target.token());
        }
        return post.build();
    }

    private Executor after(Duration wait) {
        return CompletableFuture.delayedExecutor(
                wait.toNanos(), TimeUnit.NANOSECONDS, http.executor().orElseThrow());
    }

    /** Few threads, since nothing in them waits; they end by themselves, as this JDK's client cannot be closed. */
    private static Executor callbacks() {
        var pool = new ThreadPoolExecutor(
                THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new LoadThreads("answers"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
