package io.lockkeeper.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import io.lockkeeper.incident.TransientFailureException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
        assertThat(writer.add(request, 3)).hasValueSatisfying(counted -> assertThat(counted.occurrences())
                .isEqualTo(new Occurrences(
                        ScriptedStore.CREATED,
                        ScriptedStore.CREATED.plusSeconds(3600).plusMillis(1),
                        4))
                .isEqualTo(store.counted("rr")));
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

        assertThat(writer.begin(request)).isEmpty();

        assertThat(store.counted("rr")).isNull();
        assertThat(store.reads()).isZero();
    }

    @Test
    void nextWriteNeedsNoRead() {
        KnownRequest once = writer.add(request, 1).orElseThrow().request();

        writer.add(once, 2);

        assertThat(store.written()).containsExactly(2, 4);
        assertThat(store.reads()).isZero();
    }

    @Test
    void countThatSomebodyElseWroteMeanwhileIsAddedTo() {
        new OccurrenceWriter(store, new NotedMemory(), KnownRequest::isActive, NOW).add(request, 5);

        writer.add(request, 2);

        assertThat(store.written()).containsExactly(6, 8);
        assertThat(store.reads()).isEqualTo(1);
        assertThat(memory.notes()).containsExactly("u@2", "u@3");
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

        assertThat(writer.add(request, 1)).isEmpty();

        assertThat(store.written()).isEmpty();
        assertThat(store.reads()).isZero();
    }

    @Test
    void firstWriteIsLeftOutWhereTheRequestIsCountedAlready() {
        writer.add(request, 1);
        store.next(write -> fail("there is nothing to write"));

        assertThat(writer.begin(request)).isEmpty();
    }

    @Test
    void whatControllersWriteMeanwhileStays() {
        for (String phase : new String[] {"Pending", "Analyzing", "Executing"}) {
            store.next(write -> {
                store.status("rr", "overallPhase", phase);
                return write.carryOut();
            });
        }

        writer.add(request, 1);

        assertThat(store.read("rr").orElseThrow().phase()).isEqualTo("Executing");
        assertThat(store.written()).containsExactly(2);
    }

    @Test
    void requestThatTakesNoDuplicatesAnyMoreIsNotCountedOn() {
        KnownRequest terminal = store.status("rr", "overallPhase", "Completed");

        assertThat(writer.add(request, 1)).isEmpty();

        assertThat(store.written()).isEmpty();
        assertThat(memory.notes()).containsExactly("u@" + terminal.resourceVersion());
    }

    @Test
    void requestThatIsGoneIsForgotten() {
        store.delete("rr");

        assertThat(writer.add(request, 1)).isEmpty();

        assertThat(memory.notes()).containsExactly("u gone");
    }

    @Test
    void anotherRequestOfTheSameNameIsNotCountedOn() {
        KnownRequest other = store.create("rr", "other");

        assertThat(writer.add(request, 1)).isEmpty();

        assertThat(store.written()).isEmpty();
        assertThat(memory.notes()).containsExactly("other@" + other.resourceVersion(), "u gone");
    }

    @Test
    void requestThatChangesEachTimeIsLeftForLater() {
        IntStream.range(0, OccurrenceWriter.ROUNDS)
                .forEach(round -> store.next(write -> {
                    store.status("rr", "round", round);
                    return write.carryOut();
                }));

        assertThatThrownBy(() -> writer.add(request, 1))
                .isInstanceOf(TransientFailureException.class)
                .hasMessageContaining(OccurrenceWriter.ROUNDS + " times");

        assertThat(store.written()).isEmpty();
    }

    @Test
    void writeWhoseReplyWasLostIsNotCountedOver() {
        store.next(write -> {
            write.carryOut();
            throw unanswered;
        });
        assertThatThrownBy(() -> writer.add(request, 2)).isSameAs(unanswered);

        assertThat(writer.add(request, 2))
                .map(counted -> counted.occurrences().count())
                .hasValue(5);
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

        Optional<Counted> counted = writer.add(full, 30);

        assertThat(counted).hasValueSatisfying(stored -> assertThat(stored.occurrences())
                .isEqualTo(new Occurrences(
                        ScriptedStore.CREATED, ScriptedStore.CREATED.plusSeconds(7 * 3600), Integer.MAX_VALUE)));
    }
}
