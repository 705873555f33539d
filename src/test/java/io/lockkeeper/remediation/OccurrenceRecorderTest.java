package io.lockkeeper.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.KnownRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who rides on which write, and what each of them is told. */
class OccurrenceRecorderTest extends SteppedRecorder {

    private final KubernetesClientException failure = new KubernetesClientException("later", 503, null);

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
    void countReturnsOnceItIsStored() {
        assertThat(recorder(Runnable::run, Duration.ZERO).count(request, null, FAR))
                .hasValueSatisfying(stored -> assertThat(stored).isEqualTo(store.counted("rr")));
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

    private static Traceparent trace(int number) {
        return new Traceparent("%032x".formatted(number), "%016x".formatted(number), "01");
    }

    private static ScriptedStore.Turn failing(RuntimeException failure) {
        return write -> {
            throw failure;
        };
    }
}
