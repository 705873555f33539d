package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static io.lockkeeper.lease.LockScene.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.Acquisition.Contended;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group 2 of the lock's scenarios: the Lease has run out. */
class ExpiredLeaseTest {

    @AutoClose
    private final LockScene scene = new LockScene();

    @Test
    void takesOverALeaseThatHasNotChangedForItsDuration() {
        StoredLease left = scene.leave("gone/1", Pod.DURATION);
        long start = scene.time().nanoTime();

        Hold hold = scene.here().hold(KEY);

        assertThat(scene.since(start)).isEqualTo(Pod.DURATION);
        assertThat(hold.isHeld()).isTrue();
        StoredLease now = scene.lease().orElseThrow();
        assertThat(now.uid()).as("the same Lease, written on").isEqualTo(left.uid());
        assertThat(now.record().holder()).startsWith("here/");
        assertThat(now.record().transitions()).isEqualTo(1);
        assertThat(scene.here().counted().take()).containsExactly("taken_over 5000 ms");
    }

    @Test
    void takesOverWithoutReadingAgain() {
        scene.leave("gone/1", Pod.DURATION);
        scene.here().hold(KEY);

        assertThat(scene.here().way().takeCalls()).endsWith(Verb.CREATE, Verb.READ, Verb.REPLACE);
    }

    @Test
    void doesNotTakeOverWhatIsRenewed() {
        Hold other = scene.there().hold(KEY);

        assertThat(scene.here().acquire(KEY)).isInstanceOf(Contended.class);
        assertThat(other.isHeld()).isTrue();
        assertThat(scene.here().way().takeCalls()).doesNotContain(Verb.REPLACE);
    }

    @Test
    void oneOfManyTakesOver() {
        scene.leave("gone/1", Pod.DURATION);
        var here = scene.here().start(KEY);
        var there = scene.there().start(KEY);

        boolean wonHere = scene.time().result(here) instanceof Acquisition.Held;
        boolean wonThere = scene.time().result(there) instanceof Acquisition.Held;

        assertThat(wonHere).isNotEqualTo(wonThere);
        assertThat(scene.lease().orElseThrow().record().transitions()).isEqualTo(1);
    }

    @Test
    void whatWasSeenOutlivesTheRequestThatSawIt() {
        Duration longer = Duration.ofSeconds(30);
        scene.leave("gone/1", longer);
        long start = scene.time().nanoTime();
        int requests = 0;
        Acquisition acquisition;
        do {
            acquisition = scene.here().acquire(KEY);
            requests++;
        } while (acquisition instanceof Contended && requests < 10);

        assertThat(Pod.held(acquisition).isHeld()).isTrue();
        assertThat(scene.since(start)).isEqualTo(longer);
        assertThat(requests).isEqualTo(4);
    }

    @Test
    void writeOnItStartsItsTimeAnew() {
        StoredLease left = scene.leave("gone/1", Pod.DURATION);
        scene.time().after(Duration.ofSeconds(2), () -> scene.store().replace(left, left.record()));
        long start = scene.time().nanoTime();

        scene.here().hold(KEY);

        assertThat(scene.since(start)).isGreaterThan(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(longs = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void durationThatMakesNoSenseMeansTheConfiguredOne(Long seconds) {
        scene.leave("other", seconds == null ? null : Duration.ofSeconds(seconds));
        long start = scene.time().nanoTime();

        scene.here().hold(KEY);

        assertThat(scene.since(start)).isEqualTo(Pod.DURATION);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "''", "' '", "other", "gone/1"})
    void whoeverHoldsItItRunsOut(String holder) {
        scene.leave(holder, Duration.ofSeconds(2));
        long start = scene.time().nanoTime();

        scene.here().hold(KEY);

        assertThat(scene.since(start)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void takeoverThatComesTooLateLeavesTheOthersHoldUntouched() {
        scene.leave("gone/1", Pod.DURATION);
        Duration slow = Duration.ofMillis(800);
        scene.here().way().next(Verb.REPLACE, DisturbedStore.Way.slow(slow, Duration.ZERO));
        var here = scene.here().start(KEY);
        Hold there = scene.there().hold(KEY);
        String holder = scene.holder();

        assertThat(scene.time().result(here)).isInstanceOf(Contended.class);
        assertThat(there.isHeld()).isTrue();
        assertThat(scene.holder()).isEqualTo(holder);
    }

    @Test
    void leaseThatIsDeletedMeanwhileIsCreatedAnew() {
        StoredLease left = scene.leave("gone/1", Pod.DURATION);
        scene.time().after(Duration.ofMillis(50), () -> scene.store().delete(left));

        scene.here().hold(KEY);

        assertThat(scene.lease().orElseThrow().uid()).isNotEqualTo(left.uid());
        assertThat(scene.here().counted().take()).containsExactly("waited 100 ms");
        assertThat(scene.store().read(LEASE).orElseThrow().record().transitions())
                .isZero();
    }
}
