package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Group 6 of the lock's scenarios: it is given back twice. */
class ReleaseTwiceTest {

    @AutoClose
    private final LockScene scene = new LockScene();

    private Hold hold;

    @BeforeEach
    void acquire() {
        hold = scene.here().hold(KEY);
        scene.here().way().takeCalls();
        scene.here().counted().take();
    }

    @Test
    void secondReleaseDoesNothing() {
        hold.release();
        hold.release();
        scene.sleep(100);
        hold.release();
        scene.sleep(100);

        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.DELETE);
        assertThat(scene.here().counted().take()).containsExactly("deleted after 0 ms");
    }

    @Test
    void secondReleaseLeavesTheNextHolderUntouched() {
        scene.here().release(hold);
        Hold other = scene.there().hold(KEY);

        scene.here().release(hold);

        assertThat(other.isHeld()).isTrue();
        assertThat(scene.holder()).startsWith("there/");
    }

    @Test
    void releaseDuringARenewalIsDoneOnceToo() {
        scene.here().way().next(Verb.REPLACE, DisturbedStore.Way.slow(Duration.ofMillis(500), Duration.ZERO));
        scene.sleep(1800);
        hold.release();
        hold.release();
        scene.sleep(1000);

        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.REPLACE, Verb.DELETE);
    }

    @Test
    void whatWasAbandonedIsNotReleased() {
        hold.abandon();
        hold.release();
        scene.sleep(100);

        assertThat(scene.lease()).isPresent();
        assertThat(scene.here().way().takeCalls()).isEmpty();
    }

    @Test
    void whatWasReleasedIsNotAbandoned() {
        hold.release();
        hold.abandon();
        scene.sleep(100);

        assertThat(scene.lease()).isEmpty();
        assertThat(scene.here().counted().take()).containsExactly("deleted after 0 ms");
    }
}
