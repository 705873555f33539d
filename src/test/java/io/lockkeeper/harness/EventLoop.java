package io.lockkeeper.harness;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one thread that carries all calls of a proxy, so that what happens to a call needs no locks. */
final class EventLoop implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            // Without these, Vert.x would make a folder outside of target/.
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));

    private final Context context = vertx.getOrCreateContext();

    /** Returns the Vert.x that servers and clients are made of. */
    Vertx vertx() {
        return vertx;
    }

    /** Returns a future that is true after this time, on this thread. */
    Future<Boolean> after(Duration time) {
        return vertx.timer(time.toNanos(), TimeUnit.NANOSECONDS).map(true);
    }

    /** Returns a future that ends as the given one does, on this thread. */
    <T> Future<T> when(CompletableFuture<T> future) {
        return Future.fromCompletionStage(future, context);
    }

    /** Runs an action on this thread and waits for its end; called from other threads. */
    void run(Runnable action) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(now -> {
            action.run();
            done.complete();
        });
        await(done.future());
    }

    /** Waits for a result; called from other threads. */
    <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The proxy could not do what it was asked for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the proxy", e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
