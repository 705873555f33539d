package io.lockkeeper.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is called when, and who is not called any more. */
@Timeout(60)
class CallQueueTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final List<String> called = new ArrayList<>();
    private final Map<String, CompletableFuture<String>> answers = new HashMap<>();
    private final CompletableFuture<String> underWay = new CompletableFuture<>();

    @Test
    void soManyAreUnderWayAtOnceAndTheNextIsCalledWhenOneEnds() {
        CallQueue queue = new CallQueue(2);
        CompletableFuture<String> other = new CompletableFuture<>();
        call(queue, "first", underWay);
        call(queue, "second", other);
        call(queue, "third", new CompletableFuture<>());
        call(queue, "fourth", new CompletableFuture<>());

        assertThat(called).containsExactly("first", "second");
        assertThat(queue.waiting()).isEqualTo(2);

        underWay.complete("answer");
        assertThat(answers.get("first")).isCompletedWithValue("answer");
        assertThat(called).containsExactly("first", "second", "third");

        other.completeExceptionally(new IllegalStateException("cut"));
        assertThat(called).containsExactly("first", "second", "third", "fourth");
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void lookUpsComeAfterAllOthersAndTheOldestOfThemFirst() {
        CallQueue queue = busy();
        lookUp(queue, "old look-up");
        call(queue, "old", done());
        lookUp(queue, "new look-up");
        call(queue, "new", done());

        underWay.complete("");

        assertThat(called).containsExactly("old", "new", "old look-up", "new look-up");
    }

    @Test
    void whatWaitsTooLongIsNotCalledAndKeepsNobodyElseFromIt() {
        CallQueue queue = busy();
        CompletableFuture<String> late = queue.inTurn(false, SHORT, () -> called("late", done()));
        call(queue, "patient", done());

        assertThatThrownBy(late::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NotSentException.class);
        assertThat(queue.waiting()).isEqualTo(1);

        underWay.complete("");
        assertThat(answers.get("patient")).isCompleted();
        assertThat(called).containsExactly("patient");
        call(queue, "next", done());
        assertThat(called).containsExactly("patient", "next");
    }

    @Test
    void callThatCannotBeMadeMakesWay() {
        CallQueue queue = new CallQueue(1);
        CompletableFuture<String> failed = queue.inTurn(false, LONG, () -> {
            throw new IllegalStateException("no connection");
        });

        assertThat(failed).isCompletedExceptionally();
        call(queue, "next", done());
        assertThat(called).containsExactly("next");
    }

    /** As when the breaker opens: called from within each other, they would need more stack than a thread has. */
    @Test
    void callsThatEndAtOnceAreCalledOneAfterTheOther() {
        CallQueue queue = busy();
        List<CompletableFuture<String>> waiting = IntStream.range(0, 100_000)
                .mapToObj(i -> queue.inTurn(false, LONG, CallQueueTest::done))
                .toList();

        underWay.complete("");

        assertThat(waiting).allMatch(CompletableFuture::isDone);
    }

    /** Returns one with one place, which is taken. */
    private CallQueue busy() {
        CallQueue queue = new CallQueue(1);
        answers.put("busy", queue.inTurn(false, LONG, () -> underWay));
        return queue;
    }

    private void call(CallQueue queue, String name, CompletableFuture<String> answer) {
        answers.put(name, queue.inTurn(false, LONG, () -> called(name, answer)));
    }

    private void lookUp(CallQueue queue, String name) {
        answers.put(name, queue.inTurn(true, LONG, () -> called(name, done())));
    }

    private CompletableFuture<String> called(String name, CompletableFuture<String> answer) {
        called.add(name);
        return answer;
    }

    private static CompletableFuture<String> done() {
        return CompletableFuture.completedFuture("");
    }
}
