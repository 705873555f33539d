package io.lockkeeper.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.incident.DeadlineExceededException;
import io.lockkeeper.incident.TransientFailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Alerts whose time runs out before they are counted, or whose gateway ends. */
class OccurrenceGivenUpTest extends SteppedRecorder {

    @Test
    void whoseTimeRunsOutAfterARefusalIsNotCounted() {
        Rider late = recorder.ride(request, null);
        store.next(write -> Optional.empty());
        write();
        assertThatThrownBy(() -> late.await(over())).isInstanceOf(DeadlineExceededException.class);

        writeAll();

        assertThat(store.written()).isEmpty();
        assertThat(recorder.pending()).isZero();
    }

    @Test
    void alertWhoseTimeRunsOutIsNotWaitedForAndItsWriteGoesOn() {
        Rider rider = recorder.ride(request, null);
        store.next(write -> {
            assertThatThrownBy(() -> rider.await(over()))
                    .isInstanceOf(DeadlineExceededException.class)
                    .hasMessage("the request's deadline passed before the alert was counted");
            return write.carryOut();
        });

        writeAll();

        assertThat(store.written()).containsExactly(2);
    }

    @Test
    void alertWhoseTimeRanOutBeforeItsWriteIsNotCounted() {
        Rider late = recorder.ride(request, null);
        Rider other = recorder.ride(request, null);
        assertThatThrownBy(() -> late.await(over())).isInstanceOf(DeadlineExceededException.class);

        writeAll();

        assertThat(count(other)).hasValue(2);
    }

    @Test
    void writeThatNobodyWaitsForAnyMoreIsNotMade() {
        Rider late = recorder.ride(request, null);
        assertThatThrownBy(() -> late.await(over())).isInstanceOf(DeadlineExceededException.class);

        writeAll();

        assertThat(store.written()).isEmpty();
        assertThat(recorder.pending()).isZero();
    }

    @Test
    void alertThatCouldNotBeCountedInTimeDoesNotEvenRide() {
        assertThatThrownBy(() -> recorder.count(request, null, over())).isInstanceOf(DeadlineExceededException.class);

        assertThat(due).isEmpty();
    }

    @Test
    void alertThatComesAfterTheEndIsLeftToItsSender() {
        OccurrenceRecorder ended = recorder(
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                Duration.ZERO);

        assertThatThrownBy(() -> ended.count(request, null, FAR)).isInstanceOf(TransientFailureException.class);

        assertThat(ended.pending()).isZero();
    }

    @Test
    void interruptedAlertIsLeftToItsSender() {
        Rider rider = recorder.ride(request, null);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> rider.await(FAR)).isInstanceOf(TransientFailureException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closeWaitsUntilAllIsCounted() {
        OccurrenceRecorder closing =
                recorder(OccurrenceGivenUpTest::onAThread, (task, pause) -> onAThread(task), Duration.ofMinutes(1));
        closing.created(request, null);
        store.next(write -> {
            closing.ride(request, null);
            return write.carryOut();
        });

        closing.close();

        assertThat(store.written()).last().isEqualTo(store.written().size());
        assertThat(closing.pending()).isZero();
    }

    @Test
    void closeWaitsNoLongerThanItMay() {
        recorder.created(request, null);

        recorder.close();

        assertThat(recorder.pending()).isEqualTo(1);
    }

    private static void onAThread(Runnable task) {
        Thread thread = new Thread(task, "writer");
        thread.setDaemon(true);
        thread.start();
    }
}
