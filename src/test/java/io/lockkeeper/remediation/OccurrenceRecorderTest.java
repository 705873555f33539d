package io.lockkeeper.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.DeadlineExceededException;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import io.lockkeeper.incident.TransientFailureException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Who rides on which write, and what each of them is told. The writes are made when the test says so. */
class OccurrenceRecorderTest {

    private static final Deadline FAR = Deadline.in(Duration.ofMinutes(1), Duration.ofSeconds(2), System::nanoTime);
    private final KubernetesClientException failure = new KubernetesClientException("later", 503, null);

    private final ScriptedStore store = new ScriptedStore();
    private final NotedMemory memory = new NotedMemory();
    private final Deque<Runnable> due = new ArrayDeque<>();
    private final Deque<Runnable> resting = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<List<Traceparent>> shown = new ArrayList<>();
    private final OccurrenceRecorder recorder = recorder(due::add, Duration.ZERO);
    private final KnownRequest request = store.create("rr", "u");

    @Test
    void alertsThatComeTogetherAreCountedByOneWrite() {
        Rider[] riders = {recorder.ride(request, null), recorder.ride(request, null), recorder.ride(request, null)};

        writeAll();

        assertThat(store.written()).containsExactly(4);
        assertThat(riders).allSatisfy(rider -> assertThat(count(rider)).hasValue(4));
    }

    @Test
    void alertsThatComeDuringAWriteRideOnTheNext() {
        Rider first = recorder.ride(request, null);
        Rider[] later = new Rider[2];
        store.next(write -> {
            later[0] = recorder.ride(request, null);
            later[1] = recorder.ride(request, null);
            assertThat(due).as("no second write beside this one").isEmpty();
            assertThat(recorder.pending()).isEqualTo(3);
            return write.carryOut();
        });

        write();

        assertThat(count(first)).hasValue(2);
        assertThat(later).allMatch(Rider::waits);

        writeAll();

        assertThat(later).allSatisfy(rider -> assertThat(count(rider)).hasValue(4));
        assertThat(store.written()).containsExactly(2, 4);
        assertThat(store.reads()).isZero();
    }

    @Test
    void requestsTakeTurnsOnOneThread() {
        KnownRequest other = store.create("other", "v");
        recorder.ride(request, null);
        recorder.ride(other, null);
        store.next(write -> {
            recorder.ride(request, null);
            return write.carryOut();
        });

        writeAll();

        assertThat(memory.notes()).extracting(note -> note.charAt(0)).containsExactly('u', 'v', 'u');
    }

    @Test
    void nothingIsKeptOfARequestThatNothingIsToBeCountedOn() {
        recorder.ride(request, null);
        recorder.created(store.create("other", "v"), null);
        assertThat(recorder.pending()).isEqualTo(2);

        writeAll();

        assertThat(recorder.pending()).isZero();
        store.status("rr", "overallPhase", "Executing");
        KnownRequest now = store.read("rr").orElseThrow();
        Rider next = recorder.ride(now, null);
        writeAll();
        assertThat(count(next)).hasValue(3);
        assertThat(store.reads()).as("it began with what the alert knew").isEqualTo(1);
    }

    @Test
    void firstWriteOfANewRequestComesByItself() {
        recorder.created(request, null);
        assertThat(memory.notes()).as("known before it is counted").containsExactly("u@1");

        writeAll();

        assertThat(store.written()).containsExactly(1);
    }

    @Test
    void duplicateThatComesBeforeTheFirstWriteTakesItsPlace() {
        recorder.created(request, null);
        Rider duplicate = recorder.ride(request, null);

        writeAll();

        assertThat(store.written()).containsExactly(2);
        assertThat(count(duplicate)).hasValue(2);
    }

    @Test
    void duplicateThatComesDuringTheFirstWriteIsCountedAfterIt() {
        recorder.created(request, null);
        Rider[] duplicate = new Rider[1];
        store.next(write -> {
            duplicate[0] = recorder.ride(request, null);
            return write.carryOut();
        });

        writeAll();

        assertThat(store.written()).containsExactly(1, 2);
        assertThat(count(duplicate[0])).hasValue(2);
    }

    @Test
    void firstWriteThatIsRefusedOrFailsLosesNobody() {
        for (ScriptedStore.Turn trouble : new ScriptedStore.Turn[] {write -> Optional.empty(), failing(failure)}) {
            KnownRequest created = store.create("new", "n");
            recorder.created(created, null);
            Rider[] duplicate = new Rider[1];
            store.next(write -> {
                duplicate[0] = recorder.ride(created, null);
                return trouble.take(write);
            });

            writeAll();

            assertThat(count(duplicate[0])).hasValue(2);
        }
    }

    @Test
    void allWhoRideOnAWriteThatFailsFailWithItAndOnlyThey() {
        Rider[] riders = {recorder.ride(request, null), recorder.ride(request, null)};
        Rider[] later = new Rider[1];
        store.next(write -> {
            later[0] = recorder.ride(request, null);
            return failing(failure).take(write);
        });

        writeAll();

        assertThat(riders)
                .allSatisfy(rider -> assertThatThrownBy(() -> rider.await(FAR)).isSameAs(failure));
        assertThat(count(later[0])).hasValue(2);
    }

    @Test
    void writeAfterOneOfUnknownOutcomeHasItInItsCount() {
        recorder.ride(request, null);
        Rider[] later = new Rider[1];
        store.next(write -> {
            later[0] = recorder.ride(request, null);
            write.carryOut();
            throw failure;
        });

        writeAll();

        assertThat(count(later[0])).hasValue(3);
    }

    @Test
    void allDecideAgainWhereTheRequestTakesNoDuplicatesAnyMore() {
        Rider first = recorder.ride(request, null);
        Rider[] later = new Rider[1];
        store.next(write -> {
            later[0] = recorder.ride(request, null);
            store.status("rr", "overallPhase", "Failed");
            return write.carryOut();
        });

        writeAll();

        assertThat(count(first)).isEmpty();
        assertThat(count(later[0])).isEmpty();
        assertThat(recorder.pending()).isZero();
        assertThat(store.written()).isEmpty();
    }

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
    void countReturnsOnceItIsStored() {
        assertThat(recorder(Runnable::run, Duration.ZERO).count(request, null, FAR))
                .hasValueSatisfying(stored -> assertThat(stored).isEqualTo(store.counted("rr")));
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
                recorder(OccurrenceRecorderTest::onAThread, (task, pause) -> onAThread(task), Duration.ofMinutes(1));
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
    void eachWriteIsShownInTheTracesOfTheAlertsThatItCounts() {
        recorder.created(request, trace(1));
        recorder.ride(request, trace(2));
        recorder.ride(request, null);
        write();
        recorder.ride(request, trace(3));
        writeAll();

        assertThat(shown).containsExactly(List.of(trace(1), trace(2)), List.of(trace(3)));
    }

    @Test
    void closeWaitsNoLongerThanItMay() {
        recorder.created(request, null);

        recorder.close();

        assertThat(recorder.pending()).isEqualTo(1);
    }

    @Test
    void closeDoesNotWaitForAPauseThatNobodyWaitsFor() {
        OccurrenceRecorder resting = recorder(Runnable::run, Duration.ofMinutes(1));
        resting.ride(request, null);

        assertTimeoutPreemptively(Duration.ofSeconds(10), resting::close);
    }

    private static void onAThread(Runnable task) {
        Thread thread = new Thread(task, "writer");
        thread.setDaemon(true);
        thread.start();
    }

    private OccurrenceRecorder recorder(Executor executor, Duration drain) {
        return recorder(executor, this::rest, drain);
    }

    private OccurrenceRecorder recorder(Executor executor, OccurrenceRecorder.Later later, Duration drain) {
        OccurrenceWriter writer = new OccurrenceWriter(store, memory, KnownRequest::isActive, Clock.systemUTC());
        return new OccurrenceRecorder(writer, memory, executor, later, shown(), drain);
    }

    private void rest(Runnable task, Duration pause) {
        resting.add(task);
        pauses.add(pause);
    }

    private CountTracer shown() {
        return new CountTracer() {
            @Override
            public <T> T show(List<Traceparent> alerts, Supplier<T> write) {
                shown.add(alerts);
                return write.get();
            }
        };
    }

    private static Traceparent trace(int number) {
        return new Traceparent("%032x".formatted(number), "%016x".formatted(number), "01");
    }

    private void write() {
        due.remove().run();
    }

    private void endPause() {
        resting.remove().run();
    }

    private void writeAll() {
        while (!due.isEmpty() || !resting.isEmpty()) {
            if (due.isEmpty()) {
                endPause();
            } else {
                write();
            }
        }
    }

    private static Optional<Integer> count(Rider rider) {
        assertThat(rider.waits()).as("has word").isFalse();
        return rider.await(FAR).map(Occurrences::count);
    }

    private static ScriptedStore.Turn failing(RuntimeException failure) {
        return write -> {
            throw failure;
        };
    }

    /** A deadline that has passed. */
    private static Deadline over() {
        AtomicLong nanos = new AtomicLong();
        Deadline deadline = Deadline.in(Duration.ofNanos(1), Duration.ofNanos(1), nanos::get);
        nanos.set(2);
        return deadline;
    }
}
