package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lockkeeper.lease.DisturbedStore.Way;
import io.lockkeeper.lease.LeaseStoreException.Reason;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Group 7 of the lock's scenarios: the API server refuses, fails, or its answer is lost. Which status codes are which
 * reason is shown with the store for Kubernetes.
 */
class ApiErrorsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @AutoClose
    private final LockScene scene = new LockScene();

    @ParameterizedTest
    @EnumSource(names = {"FORBIDDEN", "REFUSED", "NOT_SENT"})
    void whatWouldFailAgainFailsAtOnce(Reason reason) {
        scene.here().way().on(verb -> Way.failed(reason));

        LeaseStoreException failure = catchThrowableOfType(
                LeaseStoreException.class, () -> scene.here().acquire(KEY));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.verb()).isEqualTo(Verb.CREATE);
        assertThat(failure).hasMessageStartingWith("could not create Lease " + LockScene.LEASE);
        scene.sleep(1000);
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE);
        assertThat(scene.here().counted().take()).containsExactly("error 0 ms");
    }

    @Test
    void forbiddenReadNamesItsVerb() {
        scene.there().hold(KEY);
        scene.here().way().next(Verb.READ, Way.failed(Reason.FORBIDDEN));

        assertThatThrownBy(() -> scene.here().acquire(KEY)).isInstanceOfSatisfying(LeaseStoreException.class, e -> {
            assertThat(e.verb().label()).isEqualTo("get");
            assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "UNKNOWN"})
    void whatMayPassIsAskedForTwice(Reason reason) {
        scene.here().way().next(Verb.CREATE, Way.failed(reason));

        assertThat(scene.here().hold(KEY).isHeld()).isTrue();
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE, Verb.CREATE);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "UNKNOWN"})
    void whatFailsTwiceInARowIsGivenUp(Reason reason) {
        scene.here().way().next(Verb.CREATE, Way.failed(reason), Way.failed(reason));

        assertThatThrownBy(() -> scene.here().acquire(KEY)).isInstanceOf(LeaseStoreException.class);
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE, Verb.CREATE);
        scene.sleep(100);
        assertThat(scene.here().way().takeCalls())
                .as("takes back what may have been written")
                .isEqualTo(reason.mayHaveLanded() ? List.of(Verb.READ) : List.of());
    }

    @Test
    void failuresThatAreNotInARowAreNotCounted() {
        Hold other = scene.there().hold(KEY);
        scene.time().after(Duration.ofSeconds(6), other::release);
        boolean[] fails = {false};
        scene.here().way().on(verb -> {
            fails[0] = verb == Verb.CREATE && !fails[0];
            return fails[0] ? Way.failed(Reason.UNKNOWN) : Way.GOOD;
        });

        assertThat(scene.here().hold(KEY).isHeld()).isTrue();
    }

    @Test
    void busyServerIsLeftAloneForAsLongAsItAsks() {
        scene.here().way().next(Verb.CREATE, Way.failed(Reason.BUSY));
        long start = scene.time().nanoTime();

        scene.here().hold(KEY);

        assertThat(scene.since(start)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void pauseThatIsLongerThanTheBudgetFailsAtOnce() {
        scene.here().way().next(Verb.CREATE, Way.failed(Reason.BUSY));
        LockRequest request = new LockRequest(KEY, this, Duration.ofSeconds(1));

        LeaseStoreException failure = catchThrowableOfType(
                LeaseStoreException.class, () -> scene.here().acquire(request));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(scene.here().counted().take()).containsExactly("error 0 ms");
    }

    @Test
    void lostReplyToTheCreateIsRecognised() {
        scene.here().way().next(Verb.CREATE, Way.slow(Duration.ZERO, TIMEOUT).answered(Reason.UNKNOWN));

        Hold hold = scene.here().hold(KEY);

        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE, Verb.CREATE, Verb.READ);
        assertThat(hold.isHeld()).isTrue();
        assertThat(scene.here().counted().take()).containsExactly("waited 2100 ms");
    }

    @Test
    void holdOfALostReplyCountsFromWhenTheWriteWasSent() {
        scene.here()
                .way()
                .on(verb -> verb == Verb.REPLACE
                        ? Way.failed(Reason.UNKNOWN)
                        : Way.slow(Duration.ZERO, TIMEOUT).answered(Reason.UNKNOWN));
        scene.here().way().next(Verb.CREATE, Way.slow(Duration.ZERO, TIMEOUT).answered(Reason.UNKNOWN));
        Hold hold = scene.here().hold(KEY);
        scene.here().way().on(verb -> Way.failed(Reason.UNKNOWN));

        scene.sleep(4000 - 2100 - 1);
        assertThat(hold.isHeld()).isTrue();
        scene.sleep(1);
        assertThat(hold.isHeld()).isFalse();
    }

    @Test
    void lostReplyToTheTakeoverIsRecognised() {
        scene.leave("gone/1", Pod.DURATION);
        scene.here().way().next(Verb.REPLACE, Way.LOST_REPLY);

        Hold hold = scene.here().hold(KEY);

        assertThat(hold.isHeld()).isTrue();
        assertThat(scene.here().way().takeCalls()).endsWith(Verb.REPLACE, Verb.REPLACE, Verb.READ);
        assertThat(scene.lease().orElseThrow().record().transitions()).isEqualTo(1);
        assertThat(scene.here().counted().take()).containsExactly("taken_over 5100 ms");
    }

    @Test
    void createThatLandsLateIsRecognisedToo() {
        scene.here().way().next(Verb.CREATE, Way.late(Duration.ofMillis(50)));

        assertThat(scene.here().hold(KEY).isHeld()).isTrue();
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE, Verb.CREATE, Verb.READ);
    }

    @Test
    void writeThatIsNotKnownOfIsTakenBackWhenItIsGivenUp() {
        scene.here().way().next(Verb.CREATE, Way.LOST_REPLY, Way.failed(Reason.UNKNOWN));

        assertThatThrownBy(() -> scene.here().acquire(KEY)).isInstanceOf(LeaseStoreException.class);
        assertThat(scene.lease()).isPresent();
        scene.sleep(1);

        assertThat(scene.lease()).isEmpty();
        assertThat(scene.here().way().takeCalls()).containsExactly(Verb.CREATE, Verb.CREATE, Verb.READ, Verb.DELETE);
        assertThat(scene.here().counted().take()).as("it never was held").containsExactly("error 100 ms");
    }

    @Test
    void nextOfTheProcessGoesOnAfterAFailure() {
        scene.here().way().next(Verb.CREATE, Way.failed(Reason.FORBIDDEN));
        var first = scene.here().start(KEY);
        var second = scene.here().start(KEY);

        assertThatThrownBy(() -> scene.time().result(first)).hasCauseInstanceOf(LeaseStoreException.class);
        assertThat(Pod.held(scene.time().result(second)).isHeld()).isTrue();
    }

    @Test
    void renewalThatFailsIsTriedAgainSoon() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().next(Verb.REPLACE, Way.failed(Reason.BUSY), Way.failed(Reason.UNKNOWN));
        scene.sleep(4001);

        assertThat(hold.isHeld()).isTrue();
        assertThat(scene.here().way().takeCalls())
                .containsExactly(Verb.CREATE, Verb.REPLACE, Verb.REPLACE, Verb.REPLACE, Verb.REPLACE);
    }

    @Test
    void holdIsNoLongerCountedOnBeforeTheLeaseRunsOut() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().on(verb -> Way.failed(Reason.UNKNOWN));

        scene.sleep(3999);
        assertThat(hold.isHeld()).isTrue();
        scene.sleep(1);
        assertThat(hold.isHeld()).isFalse();
    }

    @Test
    void lateConfirmationRevivesAHoldThatNobodyHasTaken() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().on(verb -> Way.failed(Reason.UNKNOWN));
        scene.sleep(4500);
        assertThat(hold.isHeld()).isFalse();
        scene.here().way().on(verb -> Way.GOOD);
        scene.sleep(1000);

        assertThat(hold.isHeld()).isTrue();
    }

    @Test
    void slowAnswerDoesNotMakeAHoldLonger() {
        scene.here().way().next(Verb.CREATE, Way.slow(Duration.ZERO, Duration.ofSeconds(3)));
        Hold hold = scene.here().hold(KEY);
        scene.here().way().on(verb -> Way.failed(Reason.UNKNOWN));

        scene.sleep(999);
        assertThat(hold.isHeld()).isTrue();
        scene.sleep(1);
        assertThat(hold.isHeld()).isFalse();
    }

    @Test
    void slowAnswerToARenewalDoesNotMakeAHoldLonger() {
        Hold hold = scene.here().hold(KEY);
        Iterator<Way> ways = List.of(Way.slow(Duration.ZERO, TIMEOUT)).iterator();
        scene.here().way().on(verb -> ways.hasNext() ? ways.next() : Way.failed(Reason.UNKNOWN));

        // Sent after a third of 5 s, it is confirmed for 4 s from then on.
        scene.sleep(5666);
        assertThat(hold.isHeld()).isTrue();
        scene.sleep(1);
        assertThat(hold.isHeld()).isFalse();
    }

    @Test
    void lostReplyToARenewalIsAdopted() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().next(Verb.REPLACE, Way.LOST_REPLY);
        scene.sleep(10_000);

        assertThat(hold.isHeld()).isTrue();
        assertThat(scene.here().way().takeCalls())
                .startsWith(Verb.CREATE, Verb.REPLACE, Verb.REPLACE, Verb.READ, Verb.REPLACE);
        scene.here().release(hold);
        assertThat(scene.lease()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, mode = Mode.EXCLUDE, names = "UNKNOWN")
    void onlyWhatMayHaveLandedIsUncertain(Reason reason) {
        assertThat(reason.mayHaveLanded()).isFalse();
        assertThat(Reason.UNKNOWN.mayHaveLanded()).isTrue();
    }

    @Test
    void defectOfTheStoreDoesNotBlockTheKey() {
        Hold hold = scene.here().hold(KEY);
        scene.here().way().on(verb -> {
            throw new IllegalStateException("a defect");
        });
        scene.sleep(2000);
        hold.release();
        var next = scene.here().start(KEY);

        assertThatThrownBy(() -> scene.time().result(next)).hasCauseInstanceOf(IllegalStateException.class);
        scene.here().way().on(verb -> Way.GOOD);
        assertThat(scene.here().hold(KEY).isHeld()).isTrue();
    }
}
