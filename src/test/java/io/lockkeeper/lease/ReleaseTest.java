package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static io.lockkeeper.lease.LockScene.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.RecordedLog;
import io.lockkeeper.lease.DisturbedStore.Way;
import io.lockkeeper.lease.LeaseStoreException.Reason;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Group 5 of the lock's scenarios: it is given back. */
class ReleaseTest {

    @AutoClose
    private final LockScene scene = new LockScene();

    @Test
    void ownersThreadDoesNotWaitForTheDelete() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().takeCalls();

        hold.release();

        assertThat(hold.isHeld()).isFalse();
        assertThat(scene.here().way().takeCalls()).isEmpty();
        assertThat(scene.lease()).isPresent();

        scene.sleep(1);

        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.DELETE);
        assertThat(scene.lease()).isEmpty();
        assertThat(scene.here().counted().take()).contains("deleted after 0 ms");
    }

    @Test
    void renewalsEndWithTheHold() {
        scene.here().release(scene.here().hold(KEY));
        scene.here().way().takeCalls();
        scene.sleep(60_000);

        assertThat(scene.here().way().takeCalls()).isEmpty();
    }

    @Test
    void renewalThatIsUnderWayEndsFirst() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().next(Verb.REPLACE, Way.slow(Duration.ofMillis(500), Duration.ofMillis(500)));
        scene.sleep(1800);
        scene.here().way().takeCalls();

        hold.release();
        scene.sleep(600);
        assertThat(scene.here().way().takeCalls())
                .as("no DELETE beside the PUT")
                .isEmpty();
        scene.sleep(300);

        assertThat(scene.here().way().takeCalls())
                .as("with the version that the PUT has made")
                .containsExactly(Verb.DELETE);
        assertThat(scene.lease()).isEmpty();
    }

    @Test
    void leaseThatAnotherHasTakenOverStaysUntouched() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().on(verb -> verb == Verb.REPLACE ? Way.failed(Reason.UNKNOWN) : Way.GOOD);
        Hold other = scene.there().hold(KEY);

        scene.here().release(hold);

        assertThat(other.isHeld()).isTrue();
        assertThat(scene.holder()).startsWith("there/");
        assertThat(scene.here().counted().take()).containsExactly("immediate 0 ms", "lost", "lost after 5000 ms");
    }

    @Test
    void leaseThatIsGoneIsFine() {
        Hold hold = scene.here().hold(KEY);
        scene.store().delete(scene.lease().orElseThrow());

        scene.here().release(hold);

        assertThat(scene.here().counted().take()).contains("gone after 0 ms");
    }

    @Test
    void leaseThatSomebodyHasWrittenOnIsDeletedAllTheSame() {
        Hold hold = scene.here().hold(KEY);
        StoredLease lease = scene.lease().orElseThrow();
        scene.store().replace(lease, lease.record());
        scene.here().way().takeCalls();

        scene.here().release(hold);

        assertThat(scene.lease()).isEmpty();
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.DELETE, Verb.READ, Verb.DELETE);
    }

    @Test
    void leaseThatIsGoneAtTheSecondLookIsFine() {
        Hold hold = scene.here().hold(KEY);
        StoredLease lease = scene.lease().orElseThrow();
        StoredLease written = scene.store().replace(lease, lease.record()).orElseThrow();
        scene.here().way().next(Verb.READ, Way.slow(Duration.ofMillis(5), Duration.ZERO));
        scene.time().after(Duration.ofMillis(2), () -> scene.store().delete(written));

        hold.release();
        scene.sleep(10);

        assertThat(scene.here().counted().take()).contains("gone after 0 ms");
    }

    @Test
    void deleteThatFailsIsTriedAgainInTheBackground() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().next(Verb.DELETE, Way.failed(Reason.BUSY), Way.failed(Reason.FORBIDDEN), Way.LOST_REPLY);

        hold.release();
        scene.sleep(2000);

        assertThat(scene.lease()).isEmpty();
        assertThat(Collections.frequency(scene.here().way().takeCalls(), Verb.DELETE))
                .isEqualTo(4);
        assertThat(scene.here().counted().take()).contains("gone after 0 ms");
    }

    @Test
    void deleteIsTriedUntilTheLeaseHasRunOut() {
        RecordedLog log = new RecordedLog(Release.class);
        Hold hold = scene.here().hold(KEY);
        scene.sleep(1000);
        scene.here().way().on(verb -> Way.failed(Reason.UNKNOWN));

        hold.release();
        scene.sleep(3900);
        assertThat(scene.here().counted().take()).containsExactly("immediate 0 ms");
        scene.sleep(1000);
        assertThat(scene.here().counted().take()).containsExactly("failed after 1000 ms");
        scene.here().way().takeCalls();
        scene.sleep(60_000);
        log.close();

        assertThat(scene.here().way().takeCalls()).isEmpty();
        assertThat(log.lines()).singleElement().asString().contains(LEASE);
        assertThat(scene.store().read(LEASE)).as("left to whoever wants it").isPresent();
    }

    @Test
    void nextOfTheProcessDoesNotWaitForAllThoseTries() {
        Hold hold = scene.here().hold(KEY);
        var next = scene.here().start(KEY);
        scene.sleep(10);
        scene.here().way().on(verb -> verb == Verb.DELETE ? Way.failed(Reason.UNKNOWN) : Way.GOOD);

        hold.release();

        assertThat(Pod.held(scene.time().result(next)).isHeld()).isTrue();
        scene.sleep(1000);
        assertThat(scene.here().counted().take())
                .containsExactly("immediate 0 ms", "taken_over 5010 ms", "failed after 10 ms");
    }

    @Test
    void abandonedLeaseRunsOut() {
        Hold hold = scene.here().hold(KEY);
        scene.sleep(500);
        hold.abandon();
        scene.here().way().takeCalls();
        long start = scene.time().nanoTime();

        Hold other = scene.there().hold(KEY);

        assertThat(hold.isHeld()).isFalse();
        assertThat(other.isHeld()).isTrue();
        assertThat(scene.since(start)).isEqualTo(Pod.DURATION);
        assertThat(scene.here().way().takeCalls())
                .as("neither renewed nor deleted")
                .isEmpty();
        assertThat(scene.here().counted().take()).containsExactly("immediate 0 ms", "abandoned after 500 ms");
    }

    @Test
    void nextOfTheProcessWaitsForAnAbandonedLeaseToo() {
        Hold hold = scene.here().hold(KEY);
        var next = scene.here().start(KEY);
        scene.sleep(10);
        long start = scene.time().nanoTime();
        hold.abandon();

        scene.time().result(next);

        assertThat(scene.since(start)).isGreaterThanOrEqualTo(Pod.DURATION);
    }
}
