package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.DisturbedStore.Way;
import io.lockkeeper.lease.LeaseStoreException.Reason;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Leases that nobody gives back and nobody wants. */
class SweeperTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @AutoClose
    private final LockScene scene = new LockScene();

    @Test
    void deletesWhatWasLeftBehindAtTheSecondSight() {
        scene.leave("gone/1", Pod.DURATION);
        scene.here().lock().sweepEvery(MINUTE);

        scene.sleep(61_000);
        assertThat(scene.lease()).as("seen for the first time").isPresent();
        scene.sleep(60_000);

        assertThat(scene.store().list("", 10)).isEmpty();
        assertThat(scene.here().counted().take()).as("nobody's lock").isEmpty();
    }

    @Test
    void leavesAloneWhatHasNotBeenStillForSeveralOfItsDurations() {
        scene.leave("gone/1", Duration.ofSeconds(30));
        scene.here().lock().sweepEvery(MINUTE);

        scene.sleep(170_000);
        assertThat(scene.lease()).isPresent();
        scene.sleep(20_000);

        assertThat(scene.lease()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsHeld() {
        Hold hold = scene.there().hold(KEY);
        scene.here().lock().sweepEvery(MINUTE);
        scene.sleep(600_000);

        assertThat(hold.isHeld()).isTrue();
    }

    @Test
    void leavesAloneWhatIsNoLockOfItsKind() {
        scene.store().create("leader", new LeaseRecord(null, "gone", Pod.DURATION, null, null, null));
        scene.here().lock().sweepEvery(MINUTE);
        scene.sleep(600_000);

        assertThat(scene.store().read("leader")).isPresent();
    }

    @Test
    void leavesAloneWhatIsWrittenBetweenTheListAndTheDelete() {
        StoredLease left = scene.leave("gone/1", Pod.DURATION);
        scene.here().lock().sweepEvery(MINUTE);
        scene.sleep(61_000);
        scene.here().way().on(verb -> verb == Verb.DELETE ? Way.slow(Duration.ofMillis(500), Duration.ZERO) : Way.GOOD);
        scene.time().after(Duration.ofMillis(59_200), () -> scene.store().replace(left, left.record()));
        scene.sleep(60_000);

        assertThat(scene.lease()).isPresent();
    }

    @Test
    void deletesAFewEachTime() {
        for (int i = 0; i < 50; i++) {
            scene.store().create("gw-lock-%02d".formatted(i), leftBehind());
        }
        scene.here().lock().sweepEvery(MINUTE);
        scene.sleep(122_000);

        assertThat(scene.store().list("gw-lock-", 100)).hasSize(30);
    }

    @Test
    void oneReplicaSweepsAtATime() {
        scene.here().way().on(verb -> verb == Verb.LIST ? Way.slow(Duration.ofSeconds(10), Duration.ZERO) : Way.GOOD);
        scene.here().lock().sweepEvery(MINUTE);
        scene.there().lock().sweepEvery(MINUTE);
        scene.sleep(65_000);

        assertThat(scene.here().way().takeCalls()).contains(Verb.LIST);
        assertThat(scene.there().way().takeCalls()).contains(Verb.CREATE).doesNotContain(Verb.LIST);
    }

    @Test
    void anotherGoesOnWhereTheSweeperIsNoMore() {
        scene.store().create("lockkeeper-sweeper", leftBehind());
        scene.leave("gone/1", Pod.DURATION);
        scene.here().lock().sweepEvery(MINUTE);
        scene.sleep(250_000);

        assertThat(scene.store().list("", 10)).isEmpty();
    }

    @Test
    void goesOnAfterAFailure() {
        scene.leave("gone/1", Pod.DURATION);
        scene.here().lock().sweepEvery(MINUTE);
        scene.here().way().on(verb -> Way.failed(Reason.FORBIDDEN));
        scene.sleep(61_000);
        scene.here().way().on(verb -> verb == Verb.LIST ? Way.failed(Reason.UNKNOWN) : Way.GOOD);
        scene.sleep(61_000);
        assertThat(scene.store().list("lockkeeper-sweeper", 1)).as("given back").isEmpty();
        scene.here().way().on(verb -> Way.GOOD);
        scene.sleep(121_000);

        assertThat(scene.lease()).isEmpty();
    }

    @Test
    void endsWithTheLock() {
        scene.here().lock().sweepEvery(MINUTE);
        scene.time().result(scene.time().start(() -> {
            scene.here().lock().drain(MINUTE);
            return true;
        }));
        scene.sleep(600_000);

        assertThat(scene.here().way().takeCalls()).isEmpty();
    }

    @Test
    void stopsInTheMiddleWhereItsOwnLeaseIsNoLongerHeld() {
        scene.store().create("gw-lock-01", leftBehind());
        scene.store().create("gw-lock-02", leftBehind());
        scene.here().lock().sweepEvery(MINUTE);
        scene.sleep(61_000);
        List<StoredLease> left = scene.store().list("gw-lock-", 10);
        scene.here().way().on(verb -> switch (verb) {
            case DELETE -> Way.slow(Duration.ofSeconds(5), Duration.ZERO);
            case REPLACE -> Way.failed(Reason.UNKNOWN);
            default -> Way.GOOD;
        });
        scene.sleep(80_000);

        assertThat(scene.store().list("gw-lock-", 10)).containsExactly(left.get(1));
    }

    private static LeaseRecord leftBehind() {
        return new LeaseRecord(KEY, "gone/1", Pod.DURATION, Instant.EPOCH, Instant.EPOCH, 0);
    }
}
