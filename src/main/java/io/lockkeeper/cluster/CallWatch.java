package io.lockkeeper.cluster;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What is done about every call to the API server: it waits for its turn in the {@link CallQueue}, unless it is a watch, a
 * write passes the {@link WriteBreaker}, which learns how it ended, and the {@link ServerClock} hears each answer's time.
 * This class is threadsafe.
 *
 * @param timeout most time for one call that asks for no other, from when it is asked for to the end of its answer;
 *     watches may last
 * @param nanoTime monotonic clock in nanoseconds
 */
record CallWatch(
        Duration timeout,
        CallQueue queue,
        WriteBreaker breaker,
        ServerClock clock,
        ApiMetrics metrics,
        LongSupplier nanoTime) {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Reviews are questions, although they are posted. */
    private static final Set<String> QUESTIONS = Set.of("/apis/authentication.k8s.io/", "/apis/authorization.k8s.io/");

    /** Returns the answer to a call, which is made when its turn comes, and not at all where that takes too long. */
    <T> CompletableFuture<HttpResponse<T>> inTurn(
            HttpRequest request, Duration patience, Supplier<CompletableFuture<HttpResponse<T>>> call) {
        Called called = Called.of(request.method(), request.uri());
        return queue.inTurn(isLookUp(called), patience, () -> over(request, called, call));
    }

    /** Returns the answer to a call, which is not made where the breaker refuses it. */
    <T> CompletableFuture<HttpResponse<T>> over(
            HttpRequest request, Supplier<CompletableFuture<HttpResponse<T>>> call) {
        return over(request, Called.of(request.method(), request.uri()), call);
    }

    private <T> CompletableFuture<HttpResponse<T>> over(
            HttpRequest request, Called called, Supplier<CompletableFuture<HttpResponse<T>>> call) {
        boolean write = isWrite(request);
        if (write) {
            breaker.enter();
        }
        long start = nanoTime.getAsLong();
        return made(call).whenComplete((response, failure) -> {
            Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
            if (write && failure == null) {
                breaker.answered(took, response.code());
            } else if (write) {
                breaker.failed(took, failure);
            }
            String code = failure == null ? Integer.toString(response.code()) : "none";
            metrics.called(called.verb(), called.resource(), code, took);
            if (failure == null) {
                clock.hear(response.header("Date"), took);
            }
        });
    }

    /** A call that fails before it is sent ends like any other. */
    private static <T> CompletableFuture<T> made(Supplier<CompletableFuture<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The API server's own affairs, its version above all, are none: whether it is there is told by them. */
    private static boolean isLookUp(Called called) {
        return called.verb().equals("get") && !called.resource().equals(Called.OTHER);
    }

    private static boolean isWrite(HttpRequest request) {
        return WRITES.contains(request.method())
                && QUESTIONS.stream().noneMatch(request.uri().getPath()::contains);
    }
}
