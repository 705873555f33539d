package io.lockkeeper.load;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A number of threads that do the same at the same time. */
final class Clients implements AutoCloseable {
    private final int number;
    private final ExecutorService threads;

    Clients(int number) {
        this.number = number;
        this.threads = Executors.newFixedThreadPool(number, new LoadThreads("client"));
    }

    /** Has every client do this once, and returns when all have; the first that failed is thrown. */
    void each(Callable<Void> work) throws InterruptedException {
        for (Future<Void> client : threads.invokeAll(Collections.nCopies(number, work))) {
            try {
                client.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A client of the load generator failed", e.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
