package io.lockkeeper.target;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks once for what many want to know: an answer serves everybody for a while, and whoever asks while the same question
 * is under way waits for that answer. A failure is shared by those who wait and by nobody later. What cannot exist is
 * not asked for. This class is threadsafe.
 */
final class SharedObjects implements ClusterObjects {

    /** How many answers are kept. */
    static final int MOST = 10_000;
    /** How long an object that is there is held to be so. */
    static final Duration PRESENT = Duration.ofSeconds(30);
    /** How long one that is not there, or may not be read, is: shorter, so that a new workload is seen soon. */
    static final Duration ABSENT = Duration.ofSeconds(5);

    private final ClusterObjects objects;
    private final Cache<Sought, Reading> known;
    private final Map<Sought, CompletableFuture<Reading>> underWay = new ConcurrentHashMap<>();

    SharedObjects(ClusterObjects objects, Ticker ticker) {
        this.objects = objects;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<Sought, Reading>writing(
                        (sought, reading) -> reading instanceof Reading.Present ? PRESENT : ABSENT))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Reading read(Sought sought) {
        if (!sought.possible()) {
            return new Reading.Gone();
        }
        Reading reading = known.getIfPresent(sought);
        if (reading != null) {
            return reading;
        }
        CompletableFuture<Reading> mine = new CompletableFuture<>();
        CompletableFuture<Reading> other = underWay.putIfAbsent(sought, mine);
        return other == null ? ask(sought, mine) : await(other);
    }

    private Reading ask(Sought sought, CompletableFuture<Reading> mine) {
        try {
            // Another may have had the answer between our look at what is known and our turn to ask.
            Reading reading = known.getIfPresent(sought);
            if (reading == null) {
                reading = objects.read(sought);
                known.put(sought, reading);
            }
            mine.complete(reading);
            return reading;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(sought, mine);
        }
    }

    private static Reading await(CompletableFuture<Reading> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof KubernetesClientException failure) {
                throw failure.copyAsCause();
            }
            throw e;
        }
    }
}
