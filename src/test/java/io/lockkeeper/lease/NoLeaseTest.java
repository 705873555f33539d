package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Group 1 of the lock's scenarios: there is no Lease. */
class NoLeaseTest {

    @AutoClose
    private final LockScene scene = new LockScene();

    @Test
    void freeLockCostsOneWrite() {
        Hold hold = scene.here().hold(KEY);

        assertThat(hold.isHeld()).isTrue();
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE);
        assertThat(scene.here().counted().take()).containsExactly("immediate 0 ms");
    }

    @Test
    void leaseSaysWhoHoldsItWhatAndForHowLong() {
        Hold hold = scene.here().hold(KEY);

        StoredLease lease = scene.lease().orElseThrow();
        LeaseRecord record = lease.record();
        assertThat(record.holder()).matches("here/id-[0-9]+");
        assertThat(record.key()).isEqualTo(KEY);
        assertThat(record.duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(record.transitions()).isZero();
        assertThat(record.acquired()).isEqualTo(scene.time().now()).isEqualTo(record.renewed());
        assertThat(hold).hasToString("Lease " + lease.name() + " held by " + record.holder());
    }

    @Test
    void eachAcquisitionIsAHolderOfItsOwn() {
        scene.here().release(scene.here().hold(KEY));
        String first = scene.here().way().takeCalls().toString();
        Hold second = scene.here().hold(KEY);
        String holder = scene.holder();
        scene.here().release(second);
        scene.here().hold(KEY);

        assertThat(first).isEqualTo("[CREATE, DELETE]");
        assertThat(scene.holder()).isNotEqualTo(holder);
    }

    @Test
    void keysDoNotHinderEachOther() {
        Hold one = scene.here().hold(KEY);
        Hold other = scene.here().hold("0123456789abcdef");

        assertThat(one.isHeld()).isTrue();
        assertThat(other.isHeld()).isTrue();
    }

    @Test
    void leaseThatGoesBetweenWriteAndReadIsCreatedAtOnce() {
        Hold other = scene.there().hold(KEY);
        scene.here().way().next(Verb.READ, DisturbedStore.Way.slow(Duration.ofMillis(5), Duration.ZERO));
        var waiting = scene.here().start(KEY);
        scene.time().after(Duration.ofMillis(1), other::release);

        assertThat(Pod.held(scene.time().result(waiting)).isHeld()).isTrue();
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE, Verb.READ, Verb.CREATE);
        assertThat(scene.here().counted().take()).containsExactly("immediate 5 ms");
    }
}
