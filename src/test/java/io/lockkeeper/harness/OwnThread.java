package io.lockkeeper.harness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Runs what blocks beside a test, each in a thread of its own. From JDK 25 on the common pool does not give it one: on
 * two cores it has a single thread, on which the JDK's HTTP client also waits.
 */
public final class OwnThread {

    private static final Executor EXECUTOR = task -> {
        Thread thread = new Thread(task, "beside-the-test");
        thread.setDaemon(true);
        thread.start();
    };

    private OwnThread() {}

    /** Starts a task and returns its result to come. */
    public static <T> CompletableFuture<T> supply(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, EXECUTOR);
    }

    /** Starts a task and returns its end to come. */
    public static CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, EXECUTOR);
    }
}
