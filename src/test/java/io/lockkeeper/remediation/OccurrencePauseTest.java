package io.lockkeeper.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** How long a write waits for more alerts after the one before. */
class OccurrencePauseTest extends SteppedRecorder {

    @Test
    void alertsThatComeSoonAfterAWriteRideOnTheNextTogether() {
        recorder.ride(request, null);
        write();
        Rider[] soon = {recorder.ride(request, null), recorder.ride(request, null)};
        assertThat(due).as("not before the pause is over").isEmpty();
        assertThat(recorder.pending()).isEqualTo(2);

        writeAll();

        assertThat(store.written()).containsExactly(2, 4);
        assertThat(soon).allSatisfy(rider -> assertThat(count(rider)).hasValue(4));
    }

    @Test
    void alertThatComesOnceThePauseIsOverIsWrittenAtOnce() {
        recorder.ride(request, null);
        writeAll();

        recorder.ride(request, null);

        assertThat(due).hasSize(1);
    }

    @Test
    void thoseWhoseWriteIsRefusedRideOnTheNextWithThoseThatCameMeanwhile() {
        recorder.created(request, null);
        Rider first = recorder.ride(request, null);
        store.next(write -> {
            store.status("rr", "overallPhase", "Analyzing");
            return write.carryOut();
        });
        write();
        Rider later = recorder.ride(request, null);
        assertThat(first.waits()).isTrue();
        assertThat(recorder.pending()).as("the creation, too").isEqualTo(3);

        writeAll();

        assertThat(store.written()).containsExactly(3);
        assertThat(count(first)).hasValue(3);
        assertThat(count(later)).hasValue(3);
    }

    @Test
    void pauseAfterARefusalIsShortAndGrowsWithEachInARow() {
        int refused = 3 * OccurrenceRecorder.SLOWEST;
        for (int round = 0; round < refused; round++) {
            store.next(write -> Optional.empty());
        }
        recorder.ride(request, null);

        writeAll();

        for (int refusals = 1; refusals <= refused; refusals++) {
            assertThat(pauses.get(refusals - 1))
                    .as("after refusal %d", refusals)
                    .isLessThan(OccurrenceRecorder.RETRY.multipliedBy(Math.min(refusals, OccurrenceRecorder.SLOWEST)));
        }
        assertThat(pauses.subList(0, refused)).as("drawn at random").anySatisfy(pause -> assertThat(pause)
                .isGreaterThan(OccurrenceRecorder.RETRY));
        assertThat(pauses.subList(refused, pauses.size()))
                .as("after the write that was not refused")
                .singleElement(InstanceOfAssertFactories.DURATION)
                .isBetween(
                        OccurrenceRecorder.REST.dividedBy(2),
                        OccurrenceRecorder.REST.multipliedBy(3).dividedBy(2));
    }

    @Test
    void closeDoesNotWaitForAPauseThatNobodyWaitsFor() {
        OccurrenceRecorder resting = recorder(Runnable::run, Duration.ofMinutes(1));
        resting.ride(request, null);

        assertTimeoutPreemptively(Duration.ofSeconds(10), resting::close);
    }
}
