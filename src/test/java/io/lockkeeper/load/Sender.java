package io.lockkeeper.load;

import java.util.concurrent.CompletableFuture;

/** Sends a request and says how it ended. */
@FunctionalInterface
public interface Sender {
    /** Returns the outcome to come; only a bug of ours completes it with an exception. */
    CompletableFuture<Outcome> send(Request request);
}
