package io.lockkeeper.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Deadline deadline = Deadline.in(Duration.ofNanos(10), Duration.ofNanos(4), nanos::get);

    @Test
    void refusesACallThatMightEndTooLateEvenWhereTheClockOverflows() {
        nanos.addAndGet(6);
        assertThatCode(() -> deadline.check("the end")).doesNotThrowAnyException();

        nanos.addAndGet(1);
        assertThatThrownBy(() -> deadline.check("the end"))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("the request's deadline passed before the end");
    }

    @Test
    void tellsWhatIsSpentAndWhatIsLeft() {
        Deadline late = Deadline.in(Duration.ofNanos(10), Duration.ofNanos(3), Duration.ofNanos(4), nanos::get);
        nanos.addAndGet(1);

        assertThat(late.spent()).isEqualTo(Duration.ofNanos(4));
        assertThat(late.left()).isEqualTo(Duration.ofNanos(6));
        assertThat(late.leftToCall()).isEqualTo(Duration.ofNanos(2));
        nanos.addAndGet(7);
        assertThat(late.left()).isZero();
        assertThat(late.leftToCall()).isZero();
    }

    @Test
    void pauseHasToLeaveTimeForACall() {
        nanos.addAndGet(2);

        assertThat(deadline.leavesCallAfter(Duration.ofNanos(4))).isTrue();
        assertThat(deadline.leavesCallAfter(Duration.ofNanos(5))).isFalse();
    }

    @Test
    void timeThatIsLeftEndsAtNothing() {
        nanos.addAndGet(3);
        assertThat(deadline.left()).isEqualTo(Duration.ofNanos(7));

        nanos.addAndGet(8);
        assertThat(deadline.left()).isZero();
    }
}
