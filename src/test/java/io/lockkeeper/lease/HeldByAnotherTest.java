package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static io.lockkeeper.lease.LockScene.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.lease.Acquisition.Contended;
import io.lockkeeper.lease.Acquisition.Known;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Group 4 of the lock's scenarios: another process holds it. */
class HeldByAnotherTest {

    @AutoClose
    private final LockScene scene = new LockScene();

    @Test
    void waitsForItsBudgetAndSaysWhoHasIt() {
        scene.there().hold(KEY);
        long start = scene.time().nanoTime();

        Acquisition acquisition = scene.here().acquire(KEY);

        assertThat(acquisition).isEqualTo(new Contended(Optional.of(scene.holder())));
        assertThat(scene.since(start)).isEqualTo(Pod.BUDGET);
        assertThat(scene.here().counted().take()).containsExactly("contended 8000 ms");
    }

    @Test
    void getsItSoonAfterItWasGivenBack() {
        Hold other = scene.there().hold(KEY);
        var waiting = scene.here().start(KEY);
        scene.sleep(50);
        other.release();

        assertThat(Pod.held(scene.time().result(waiting)).isHeld()).isTrue();
        assertThat(scene.here().counted().take()).containsExactly("waited 100 ms");
    }

    @Test
    void asksMoreAndMoreRarely() {
        scene.there().hold(KEY);

        scene.here().acquire(new LockRequest(KEY, new Object(), Duration.ofMillis(3600)));

        // At 0, 0.1, 0.3, 0.7, 1.5, 2.5 and 3.5 s.
        assertThat(Collections.frequency(scene.here().way().takeCalls(), Verb.CREATE))
                .isEqualTo(7);
    }

    @Test
    void withoutABudgetItAsksOnce() {
        scene.there().hold(KEY);

        Acquisition acquisition = scene.here().acquire(new LockRequest(KEY, new Object(), Duration.ofSeconds(-1)));

        assertThat(acquisition).isInstanceOf(Contended.class);
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE, Verb.READ);
        assertThat(scene.here().counted().take()).containsExactly("contended 0 ms");
    }

    @Test
    void stopsWhenItIsDoneMeanwhile() {
        scene.there().hold(KEY);
        AtomicBoolean done = new AtomicBoolean();
        var waiting = scene.time().start(() -> scene.here().acquire(new LockRequest(KEY, this, Pod.BUDGET, done::get)));
        scene.sleep(1000);
        scene.here().lock().wake(KEY);
        scene.sleep(10);
        assertThat(waiting).as("woken for nothing").isNotDone();
        done.set(true);
        scene.here().lock().wake(KEY);
        scene.sleep(1);

        assertThat(waiting).isCompletedWithValue(new Known());
        assertThat(scene.here().counted().take()).containsExactly("known 1010 ms");
        assertThat(Collections.frequency(scene.here().way().takeCalls(), Verb.CREATE))
                .as("woken for nothing, it asks no sooner")
                .isEqualTo(4);
    }

    @Test
    void nobodyIsWokenForAnotherKey() {
        scene.there().hold(KEY);
        var waiting = scene.time().start(() -> scene.here().acquire(new LockRequest(KEY, this, Pod.BUDGET)));
        scene.here().lock().wake("0123456789abcdef");

        assertThat(scene.time().result(waiting)).isInstanceOf(Contended.class);
    }

    @Test
    void seesForeignHoldersAndRespectsThem() {
        StoredLease foreign = scene.leave("gateway-7d9f", Duration.ofSeconds(30));

        assertThat(scene.here().acquire(KEY)).isEqualTo(new Contended(Optional.of("gateway-7d9f")));
        assertThat(scene.lease()).contains(foreign);
        assertThat(scene.here().foreign()).isNotEmpty().containsOnly(LEASE + " gateway-7d9f");
    }

    @Test
    void holdersOfThisProtocolAreNotForeign() {
        scene.there().hold(KEY);
        scene.here().acquire(KEY);

        assertThat(scene.here().foreign()).isEmpty();
    }

    @Test
    void holderIsHeldUnderRenewalForAsLongAsItTakes() {
        Hold hold = scene.here().hold(KEY);
        for (int second = 0; second < 60; second++) {
            assertThat(hold.isHeld()).as("after %d s", second).isTrue();
            scene.sleep(1000);
        }

        assertThat(scene.here().way().takeCalls()).hasSize(1 + 60 * 3 / 5).containsOnly(Verb.CREATE, Verb.REPLACE);
    }

    @Test
    void threadThatIsToEndWaitsNoLonger() {
        scene.there().hold(KEY);
        var waiting = scene.time().start(() -> {
            Thread.currentThread().interrupt();
            return scene.here().lock().acquire(new LockRequest(KEY, this, Pod.BUDGET));
        });

        assertThatThrownBy(() -> scene.time().result(waiting)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(scene.here().counted().take()).containsExactly("error 0 ms");
    }
}
