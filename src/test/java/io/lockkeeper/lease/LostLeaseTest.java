package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.DisturbedStore.Way;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Lease that is taken from its holder. */
class LostLeaseTest {

    @AutoClose
    private final LockScene scene = new LockScene();

    private Hold hold;

    @BeforeEach
    void acquire() {
        hold = scene.here().hold(KEY);
        scene.here().counted().take();
        scene.here().way().takeCalls();
    }

    @Test
    void leaseThatWasDeletedIsLost() {
        delete();
        scene.sleep(2000);

        assertThat(hold.isHeld()).isFalse();
        assertThat(scene.here().counted().take()).containsExactly("lost");
        assertThat(scene.lease()).as("not made anew").isEmpty();
    }

    @Test
    void leaseThatIsAnothersByNowIsLost() {
        delete();
        Hold other = scene.there().hold(KEY);
        scene.sleep(2000);

        assertThat(hold.isHeld()).isFalse();
        assertThat(other.isHeld()).isTrue();
        assertThat(scene.here().counted().take()).containsExactly("lost");
    }

    @Test
    void leaseThatWasMadeAnewInItsNameIsLost() {
        LeaseRecord record = scene.lease().orElseThrow().record();
        delete();
        scene.store().create(LockScene.LEASE, record);
        scene.sleep(2000);

        assertThat(hold.isHeld()).isFalse();
    }

    @Test
    void lostHoldIsNeitherRenewedNorDeleted() {
        delete();
        scene.sleep(2000);
        scene.here().way().takeCalls();

        scene.sleep(10_000);
        scene.here().release(hold);

        assertThat(scene.here().way().takeCalls()).isEmpty();
        assertThat(scene.here().counted().take()).containsExactly("lost", "lost after 12000 ms");
    }

    @Test
    void leaseThatIsFoundLostWhileItIsGivenBackWasNotLostToItsOwner() {
        delete();
        scene.here().way().next(Verb.REPLACE, Way.slow(Duration.ofMillis(500), Duration.ZERO));
        scene.sleep(1800);
        hold.release();
        scene.sleep(1000);

        assertThat(scene.here().counted().take()).containsExactly("lost after 1800 ms");
        assertThat(scene.here().hold(KEY).isHeld()).isTrue();
    }

    @Test
    void pausedHolderKnowsThatItsTimeIsOver() {
        // What a process that was stopped finds when it goes on: time has passed, and none of its threads has run.
        scene.here().way().on(verb -> Way.slow(Duration.ofMinutes(1), Duration.ZERO));
        Hold other = scene.there().hold(KEY);

        assertThat(hold.isHeld()).isFalse();
        assertThat(other.isHeld()).isTrue();
        hold.release();
        scene.sleep(180_000);
        assertThat(other.isHeld()).isTrue();
    }

    @Test
    void eachRenewalChangesTheLeaseWhereverTheClockStands() {
        LeaseRecord record = scene.lease().orElseThrow().record();

        LeaseRecord next = record.renewedAt(scene.time().now().minusSeconds(3600));

        assertThat(next.renewed()).isAfter(record.renewed());
        assertThat(next).usingRecursiveComparison().ignoringFields("renewed").isEqualTo(record);
    }

    private void delete() {
        assertThat(scene.store().delete(scene.lease().orElseThrow())).isEqualTo(LeaseStore.Deletion.DELETED);
    }
}
