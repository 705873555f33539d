package io.lockkeeper.harness;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.awaitility.Awaitility;

/**
 * Calls that an {@link ApiProxy} holds back until a test lets them go. A request that is held goes on at its release even
 * when its client has given up meanwhile, as a packet under way would. This class is threadsafe.
 */
public final class Hold implements AutoCloseable {
    private final List<ApiCall> arrived = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> released = new CompletableFuture<>();
    private final Rule rule;

    Hold(EventLoop eventLoop, Function<Fault.Step, Rule> rule) {
        this.rule = rule.apply(exchange -> {
            arrived.add(exchange.call());
            return eventLoop.when(released);
        });
    }

    /**
     * Waits for the first call that is held, and returns it.
     *
     * @throws org.awaitility.core.ConditionTimeoutException when none comes in this time
     */
    public ApiCall awaitArrived(Duration atMost) {
        return awaitArrived(1, atMost).get(0);
    }

    /**
     * Waits until so many calls have been held, and returns all of them in the order in which they were.
     *
     * @throws org.awaitility.core.ConditionTimeoutException when there are fewer after this time
     */
    public List<ApiCall> awaitArrived(int calls, Duration atMost) {
        return Awaitility.await("held calls")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(atMost)
                .until(() -> List.copyOf(arrived), held -> held.size() >= calls);
    }

    /** Lets all held calls go on, and holds no more. Releasing twice is fine. */
    public void release() {
        rule.remove();
        released.complete(true);
    }

    /** Lets all held calls go on. */
    @Override
    public void close() {
        release();
    }
}
