package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.Acquisition.Contended;
import io.lockkeeper.lease.LeaseStoreException.Reason;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Group 3 of the lock's scenarios: who asks again, and who else of the same process. */
class ReentryTest {

    private final Object owner = new Object();

    @AutoClose
    private final LockScene scene = new LockScene();

    @Test
    void sameOwnerGetsTheSameHoldAndAsksNobody() {
        Hold first = Pod.held(scene.here().acquire(mine()));
        scene.here().way().takeCalls();

        Hold second = Pod.held(scene.here().acquire(mine()));

        assertThat(second).isSameAs(first);
        assertThat(scene.here().way().takeCalls()).isEmpty();
        assertThat(scene.here().counted().take()).as("counted once").containsExactly("immediate 0 ms");
    }

    @Test
    void holdThatWasGivenBackIsNotEnteredAgain() {
        Hold first = Pod.held(scene.here().acquire(mine()));
        first.release();

        Hold second = Pod.held(scene.here().acquire(mine()));

        assertThat(second).isNotSameAs(first);
        assertThat(first.isHeld()).isFalse();
        assertThat(second.isHeld()).isTrue();
    }

    @Test
    void holdThatCanNoLongerBeCountedOnIsWonAnew() {
        Hold first = Pod.held(scene.here().acquire(mine()));
        scene.here().way().on(verb -> DisturbedStore.Way.failed(Reason.BUSY));
        scene.sleep(4500);
        scene.here().way().on(verb -> DisturbedStore.Way.GOOD);
        assertThat(first.isHeld()).isFalse();

        Hold second = Pod.held(scene.here().acquire(mine()));

        assertThat(second).isNotSameAs(first);
        assertThat(second.isHeld()).isTrue();
    }

    @Test
    void twoOwnersOfOneProcessExcludeEachOther() {
        Hold first = scene.here().hold(KEY);
        scene.here().way().takeCalls();
        scene.here().counted().take();
        var second = scene.here().start(KEY);
        scene.sleep(1000);

        assertThat(second).isNotDone();
        assertThat(scene.here().way().takeCalls())
                .as("only the first talks to the store")
                .isEmpty();

        first.release();

        assertThat(Pod.held(scene.time().result(second)).isHeld()).isTrue();
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.DELETE, Verb.CREATE);
        assertThat(scene.here().counted().take()).containsExactly("deleted after 1000 ms", "waited 1000 ms");
    }

    @Test
    void firstComeFirstServed() {
        Hold first = scene.here().hold(KEY);
        List<Integer> order = new ArrayList<>();
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            waiting.add(scene.time().start(() -> {
                Hold hold = scene.here().hold(KEY);
                order.add(number);
                hold.release();
                return true;
            }));
        }
        scene.sleep(10);
        first.release();

        assertThat(waiting).allMatch(scene.time()::result);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void nextOfTheProcessGoesOnAfterTheAnswerToTheDelete() {
        Hold first = scene.here().hold(KEY);
        var second = scene.here().start(KEY);
        scene.sleep(10);
        scene.here().way().next(Verb.DELETE, DisturbedStore.Way.slow(Duration.ZERO, Duration.ofMillis(300)));
        first.release();
        scene.sleep(200);
        assertThat(scene.lease()).as("deleted").isEmpty();
        assertThat(second).isNotDone();

        scene.time().result(second);

        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE, Verb.DELETE, Verb.CREATE);
    }

    @Test
    void budgetRunsInTheQueueToo() {
        scene.here().hold(KEY);
        long start = scene.time().nanoTime();

        assertThat(scene.here().acquire(KEY)).isInstanceOf(Contended.class);
        assertThat(scene.since(start)).isEqualTo(Pod.BUDGET);
    }

    @Test
    void whoGivesUpInTheQueueHindersNobody() {
        Hold first = scene.here().hold(KEY);
        var hurried = scene.time()
                .start(() -> scene.here().acquire(new LockRequest(KEY, new Object(), Duration.ofSeconds(1))));
        var patient = scene.here().start(KEY);
        scene.sleep(2000);
        assertThat(hurried).isDone();

        first.release();

        assertThat(scene.time().result(hurried)).isInstanceOf(Contended.class);
        assertThat(Pod.held(scene.time().result(patient)).isHeld()).isTrue();
    }

    @Test
    void allWhoWaitInTheQueueStopWhenItIsDone() {
        Hold first = scene.here().hold(KEY);
        AtomicBoolean done = new AtomicBoolean();
        LockRequest request = new LockRequest(KEY, new Object(), Pod.BUDGET, done::get);
        var second = scene.time().start(() -> scene.here().acquire(request));
        var third = scene.time()
                .start(() -> scene.here().acquire(new LockRequest(KEY, new Object(), Pod.BUDGET, done::get)));
        scene.sleep(1000);
        done.set(true);
        scene.here().lock().wake(KEY);
        scene.sleep(1);

        assertThat(second).isCompletedWithValue(new Acquisition.Known());
        assertThat(third).isCompletedWithValue(new Acquisition.Known());
        assertThat(first.isHeld()).isTrue();
    }

    private LockRequest mine() {
        return new LockRequest(KEY, owner, Pod.BUDGET);
    }
}
