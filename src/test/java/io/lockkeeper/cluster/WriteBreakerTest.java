package io.lockkeeper.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WriteBreakerTest {

    private static final Duration TOOK = Duration.ofMillis(3);

    private final AtomicLong nanos = new AtomicLong();
    private final WriteBreaker breaker = new WriteBreaker(Duration.ofSeconds(30), nanos::get);

    @Test
    void opensWhenHalfOfTenWritesFailed() {
        answer(200, 5);
        answer(503, 4);
        assertThat(breaker.state()).isZero();

        answer(500, 1);

        assertThat(breaker.state()).isEqualTo(2);
    }

    @Test
    void writeThatIsNotAnsweredHasFailed() {
        for (int i = 0; i < 10; i++) {
            breaker.enter();
            breaker.failed(TOOK, new IllegalStateException("cut"));
        }

        assertThat(breaker.state()).isEqualTo(2);
    }

    @Test
    void refusalsAreNoFailures() {
        answer(409, 10);
        answer(422, 10);
        answer(429, 10);

        assertThat(breaker.state()).isZero();
    }

    @Test
    void failuresAreForgottenAfterTenSeconds() {
        answer(503, 9);
        pass(11);

        answer(503, 9);

        assertThat(breaker.state()).isZero();
    }

    @Test
    void saysHowLongItStaysOpen() {
        answer(503, 10);
        pass(10);

        assertThat(ApiFailure.retryAfter(refusal())).isEqualTo(Duration.ofSeconds(20));

        pass(20);
        assertThat(ApiFailure.retryAfter(refusal())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void letsThreeWritesThroughOnTrialAndNoMore() {
        answer(503, 10);
        pass(31);

        breaker.enter();
        breaker.enter();
        breaker.enter();

        assertThat(breaker.state()).isEqualTo(1);
        assertThatThrownBy(breaker::enter).isInstanceOf(NotSentException.class);
    }

    @Test
    void closesWhenTheTrialSucceeds() {
        answer(503, 10);
        pass(31);

        answer(201, 3);

        assertThat(breaker.state()).isZero();
    }

    @Test
    void opensAgainWhenTheTrialFails() {
        answer(503, 10);
        pass(31);

        answer(503, 3);

        assertThat(breaker.state()).isEqualTo(2);
        assertThat(ApiFailure.retryAfter(refusal())).isEqualTo(Duration.ofSeconds(30));
    }

    /** A gateway that seldom writes must not be shut out again because its next alert is late. */
    @Test
    void trialWaitsForWritesAsLongAsTheyTakeToCome() {
        answer(503, 10);
        pass(31);
        answer(201, 1);

        pass(TimeUnit.DAYS.toSeconds(1));
        answer(201, 2);

        assertThat(breaker.state()).isZero();
    }

    private void answer(int status, int times) {
        for (int i = 0; i < times; i++) {
            breaker.enter();
            breaker.answered(TOOK, status);
        }
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private NotSentException refusal() {
        return catchThrowableOfType(NotSentException.class, breaker::enter);
    }
}
