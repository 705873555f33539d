package io.lockkeeper.lease;

import static io.lockkeeper.lease.Pod.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Locks of more keys than anybody has incidents. */
class ManyKeysTest {

    private static final int KEYS = 100_000;
    private static final int THREADS = 2;
    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose
    private final SystemEnvironment environment = new SystemEnvironment(THREADS);

    private final InMemoryLeaseStore store = new InMemoryLeaseStore();
    private final LeaseLock lock = new LeaseLock(
            store,
            new LockSettings("pod", Duration.ofMinutes(10), Duration.ofSeconds(1)),
            environment,
            LockMetrics.NONE,
            (lease, holder) -> {});

    @Test
    void nothingIsKeptOfThem() throws InterruptedException {
        List<WeakReference<Hold>> holds = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            Hold hold = held(lock.acquire(new LockRequest("%016x".formatted(i), this, LONG)));
            holds.add(new WeakReference<>(hold));
            hold.release();
        }
        lock.drain(LONG);

        assertThat(store.list("", 1)).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("lease-"))
                .hasSizeLessThanOrEqualTo(THREADS);
        await().atMost(LONG).until(() -> {
            System.gc();
            return holds.stream().allMatch(hold -> hold.refersTo(null));
        });
    }
}
