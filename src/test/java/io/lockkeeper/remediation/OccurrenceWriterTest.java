package io.lockkeeper.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a count is written: what refuses it, and what is then made of that. */
class OccurrenceWriterTest {

    private static final Clock NOW =
            Clock.fixed(ScriptedStore.CREATED.plus(Duration.ofHours(1)).plusNanos(1_234_567), ZoneOffset.UTC);
    private final KubernetesClientException unanswered = new KubernetesClientException("cut");

    private final ScriptedStore store = new ScriptedStore();
    private final NotedMemory memory = new NotedMemory();
    private final OccurrenceWriter writer = new OccurrenceWriter(store, memory, KnownRequest::isActive, NOW);
    private final KnownRequest request = store.create("rr", "u");

    @Test
    void countThatIsAbsentStandsForTheAlertThatMadeTheRequest() {
        Occurrences four = new Occurrences(
                ScriptedStore.CREATED, ScriptedStore.CREATED.plusSeconds(3600).plusMillis(1), 4);

        assertThat(writer.add(request, 3)).isEqualTo(new Attempt.Stored(four));

        assertThat(store.counted("rr")).isEqualTo(four);
        assertThat(store.reads()).isZero();
    }

    @Test
    void firstWriteCountsTheAlertThatMadeTheRequest() {
        writer.begin(request);

        assertThat(store.counted("rr")).isEqualTo(new Occurrences(ScriptedStore.CREATED, ScriptedStore.CREATED, 1));
    }

    @Test
    void firstWriteIsDroppedWhereSomebodyElseHasWritten() {
        store.status("rr", "overallPhase", "Pending");

        assertThat(writer.begin(request)).isEqualTo(new Attempt.Overtaken(request));

        assertThat(store.counted("rr")).isNull();
        assertThat(store.reads()).isZero();
    }

    @Test
    void nextWriteNeedsNoRead() {
        writer.add(request, 1);

        writer.add(store.peek("rr").orElseThrow(), 2);

        assertThat(store.written()).containsExactly(2, 4);
        assertThat(store.reads()).isZero();
    }

    @Test
    void countThatSomebodyElseWroteMeanwhileIsAddedTo() {
        new OccurrenceWriter(store, new NotedMemory(), KnownRequest::isActive, NOW).add(request, 5);

        assertThat(writer.add(request, 2)).isEqualTo(new Attempt.Overtaken(request));
        writer.addAgain(request, 2);

        assertThat(store.written()).containsExactly(6, 8);
        assertThat(store.reads()).isEqualTo(1);
        assertThat(memory.notes()).containsExactly("u@2", "u@3");
    }

    @Test
    void countThatIsKnownByTheTimeOfTheNextTryIsAddedToWithoutARead() {
        new OccurrenceWriter(store, new NotedMemory(), KnownRequest::isActive, NOW).add(request, 5);
        writer.add(request, 2);
        memory.lay(store.peek("rr").orElseThrow());

        writer.addAgain(request, 2);

        assertThat(store.written()).containsExactly(6, 8);
        assertThat(store.reads()).isZero();
    }

    @Test
    void countThatWasWrittenSinceTheAlertWasDecidedAboutNeedsNoRead() {
        writer.add(request, 1);

        writer.add(request, 2);

        assertThat(store.written()).containsExactly(2, 4);
        assertThat(store.reads()).isZero();
    }

    @Test
    void requestKnownToTakeNoDuplicatesAnyMoreIsNotWrittenTo() {
        memory.lay(store.status("rr", "overallPhase", "Completed"));

        assertThat(writer.add(request, 1)).isEqualTo(new Attempt.Closed());

        assertThat(store.written()).isEmpty();
        assertThat(store.reads()).isZero();
    }

    @Test
    void firstWriteIsLeftOutWhereTheRequestIsCountedAlready() {
        writer.add(request, 1);
        store.next(write -> fail("there is nothing to write"));

        assertThat(writer.begin(request)).isEqualTo(new Attempt.Closed());
    }

    @Test
    void whatControllersWriteMeanwhileStays() {
        KnownRequest refused = request;
        for (String phase : new String[] {"Pending", "Analyzing", "Executing"}) {
            store.next(write -> {
                store.status("rr", "overallPhase", phase);
                return write.carryOut();
            });
            refused = ((Attempt.Overtaken) writer.addAgain(refused, 1)).refused();
        }

        writer.addAgain(refused, 1);

        assertThat(store.read("rr").orElseThrow().phase()).isEqualTo("Executing");
        assertThat(store.written()).containsExactly(2);
    }

    @Test
    void requestThatTakesNoDuplicatesAnyMoreIsNotCountedOn() {
        KnownRequest terminal = store.status("rr", "overallPhase", "Completed");

        assertThat(writer.addAgain(request, 1)).isEqualTo(new Attempt.Closed());

        assertThat(store.written()).isEmpty();
        assertThat(memory.notes()).containsExactly("u@" + terminal.resourceVersion());
    }

    @Test
    void requestThatIsGoneIsForgotten() {
        store.delete("rr");

        assertThat(writer.addAgain(request, 1)).isEqualTo(new Attempt.Closed());

        assertThat(memory.notes()).containsExactly("u gone");
    }

    @Test
    void anotherRequestOfTheSameNameIsNotCountedOn() {
        KnownRequest other = store.create("rr", "other");

        assertThat(writer.addAgain(request, 1)).isEqualTo(new Attempt.Closed());

        assertThat(store.written()).isEmpty();
        assertThat(memory.notes()).containsExactly("other@" + other.resourceVersion(), "u gone");
    }

    @Test
    void writeWhoseReplyWasLostIsNotCountedOver() {
        store.next(write -> {
            write.carryOut();
            throw unanswered;
        });
        assertThatThrownBy(() -> writer.add(request, 2)).isSameAs(unanswered);

        writer.add(request, 2);
        writer.addAgain(request, 2);

        assertThat(store.written()).containsExactly(3, 5);
    }

    @Test
    void writeThatComesLateIsRefusedOrMakesTheNextOneRefused() {
        Runnable[] late = new Runnable[1];
        store.next(write -> {
            late[0] = write::carryOut;
            throw unanswered;
        });
        assertThatThrownBy(() -> writer.add(request, 1)).isSameAs(unanswered);
        store.next(write -> {
            late[0].run();
            return write.carryOut();
        });

        writer.add(request, 1);
        writer.addAgain(request, 1);

        assertThat(store.written()).containsExactly(2, 3);
    }

    @Test
    void countStaysAtTheMostThatItsFieldHolds() {
        KnownRequest full = store.status(
                "rr",
                "deduplication",
                Map.of(
                        "firstSeenAt",
                        "2026-01-31T12:00:00Z",
                        "lastSeenAt",
                        "2026-01-31T19:00:00Z",
                        "occurrenceCount",
                        Integer.MAX_VALUE - 1));

        assertThat(writer.add(full, 30))
                .isEqualTo(new Attempt.Stored(new Occurrences(
                        ScriptedStore.CREATED, ScriptedStore.CREATED.plusSeconds(7 * 3600), Integer.MAX_VALUE)));
    }
}
