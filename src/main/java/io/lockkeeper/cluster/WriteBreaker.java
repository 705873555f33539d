package io.lockkeeper.cluster;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds writes back while most of them fail, so that an API server in trouble is not kept there by those who wait for
 * it. It opens when at least half of at least ten writes failed within ten seconds, and after its time lets three writes
 * through to learn whether they work again. An answer that refuses a write (4xx) is no failure. This class is threadsafe.
 */
public final class WriteBreaker {

    /** What it is called in metrics. */
    public static final String NAME = "kubernetes-api";

    private static final Logger LOG = LoggerFactory.getLogger(WriteBreaker.class);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    private final Duration openTime;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private volatile Instant closedAgainFrom = Instant.MIN;

    /**
     * Makes one that is closed.
     *
     * @param openTime how long it stays open before it lets writes through on trial
     * @param nanoTime monotonic clock in nanoseconds
     */
    public WriteBreaker(Duration openTime, LongSupplier nanoTime) {
        this.openTime = openTime;
        this.clock = new SteadyClock(nanoTime);
        this.breaker = CircuitBreaker.of(
                NAME,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowType(SlidingWindowType.TIME_BASED)
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(openTime)
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .recordResult(status -> (Integer) status >= HttpURLConnection.HTTP_INTERNAL_ERROR)
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> changed(event.getStateTransition()));
    }

    /** Returns its state as the gauge shows it: 0 closed, 1 half-open, 2 open. */
    public int state() {
        return switch (breaker.getState()) {
            case OPEN -> 2;
            case HALF_OPEN -> 1;
            default -> 0;
        };
    }

    /**
     * Asks to send one write. Whoever may, tells how it went, by {@link #answered} or {@link #failed}: each write on
     * trial whose end it never learns would keep it half-open for ever.
     *
     * @throws NotSentException where the write must not be sent
     */
    void enter() {
        if (!breaker.tryAcquirePermission()) {
            Duration rest = Duration.between(clock.instant(), closedAgainFrom);
            throw NotSentException.circuitOpen(rest.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : rest);
        }
    }

    /** Learns that a write was answered, with which HTTP status code. */
    void answered(Duration took, int status) {
        breaker.onResult(took.toNanos(), TimeUnit.NANOSECONDS, status);
    }

    /** Learns that a write was not answered. */
    void failed(Duration took, Throwable failure) {
        breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, failure);
    }

    private void changed(StateTransition transition) {
        if (transition.getToState() == State.OPEN) {
            closedAgainFrom = clock.instant().plus(openTime);
        }
        if (transition == StateTransition.CLOSED_TO_OPEN) {
            LOG.warn(
                    "most writes to the API server failed in the last 10 s: none are sent for {} s, alerts are left to"
                            + " their senders' retry",
                    openTime.toSeconds());
        } else if (transition.getToState() == State.CLOSED) {
            LOG.info("writes to the API server work again");
        }
    }
}
