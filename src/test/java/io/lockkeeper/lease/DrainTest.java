package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.Acquisition.Contended;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The end of a process that holds locks. */
class DrainTest {

    private static final Duration DRAIN = Duration.ofSeconds(25);

    @AutoClose
    private final LockScene scene = new LockScene();

    @Test
    void nothingHeldIsDrainedAtOnce() {
        long start = scene.time().nanoTime();
        scene.time().result(drain());

        assertThat(scene.since(start)).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void waitsForHoldsAndTheirDeletes() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().next(Verb.DELETE, DisturbedStore.Way.slow(Duration.ofMillis(500), Duration.ofMillis(500)));
        CompletableFuture<Boolean> drained = drain();
        scene.sleep(1000);
        assertThat(drained).isNotDone();
        assertThat(hold.isHeld()).as("its owner is still at work").isTrue();

        hold.release();
        scene.sleep(990);
        assertThat(drained).as("the answer to the DELETE is not there").isNotDone();
        scene.sleep(20);

        assertThat(drained).isDone();
        assertThat(scene.lease()).isEmpty();
    }

    @Test
    void whatIsNotGivenBackInTimeIsLeftToRunOut() {
        Hold hold = scene.here().hold(KEY);
        CompletableFuture<Boolean> drained = drain();
        scene.time().result(drained);
        scene.here().way().takeCalls();
        scene.sleep(60_000);

        assertThat(hold.isHeld()).isFalse();
        assertThat(scene.lease()).isPresent();
        assertThat(scene.here().way().takeCalls()).as("no longer renewed").isEmpty();
        assertThat(scene.here().counted().take()).endsWith("abandoned after 25000 ms");
    }

    @Test
    void nobodyWaitsAnyLonger() {
        scene.there().hold(KEY);
        var first = scene.here().start(KEY);
        var second = scene.here().start(KEY);
        scene.sleep(50);
        CompletableFuture<Boolean> drained = drain();
        scene.sleep(10);

        assertThat(drained).isDone();
        assertThat(first).isCompletedWithValueMatching(Contended.class::isInstance);
        assertThat(second).isCompletedWithValueMatching(Contended.class::isInstance);
    }

    @Test
    void nobodyGetsALockAfterwards() {
        scene.time().result(drain());

        assertThat(scene.here().acquire(KEY)).isInstanceOf(Contended.class);
        assertThat(scene.here().way().takeCalls()).isEmpty();
    }

    private CompletableFuture<Boolean> drain() {
        return scene.time().start(() -> {
            scene.here().lock().drain(DRAIN);
            return true;
        });
    }
}
