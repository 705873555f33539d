package io.lockkeeper.security;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows what a test tells it, and how often it was asked. */
final class CountedReviewer implements Reviewer {

    final AtomicInteger identified = new AtomicInteger();
    final AtomicInteger allowed = new AtomicInteger();
    final Set<String> known = new HashSet<>();
    volatile boolean mayPost = true;
    volatile boolean down;
    /** Whoever asks waits for it. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Optional<Identity> identify(String token) {
        identified.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (down) {
            throw new KubernetesClientException("down", 500, null);
        }
        return known.contains(token)
                ? Optional.of(new Identity("user of " + token, null, List.of(), Map.of()))
                : Optional.empty();
    }

    @Override
    public boolean isAllowed(Identity identity) {
        allowed.incrementAndGet();
        return mayPost;
    }
}
