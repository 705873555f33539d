package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.lease.Acquisition.Contended;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.Acquisition.Known;
import io.lockkeeper.lease.DisturbedStore.Way;
import io.lockkeeper.lease.LeaseStoreException.Reason;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Work that is done once by two processes, in virtual time. */
class IdempotentKeysTest {

    private static final String KEY = "report of acme";
    private static final Duration TTL = Duration.ofHours(24);

    @AutoClose
    private final LockScene scene = new LockScene();

    private final IdempotentKeys here = keys(scene.here());
    private final IdempotentKeys there = keys(scene.there());

    @Test
    void doneOnceEverywhereForFiveCallsAndThenForOne() {
        assertThat(here.confirm(KEY, claimed(here))).isTrue();
        scene.sleep(1);
        assertThat(scene.here().way().takeCalls())
                .containsExactly(Verb.READ, Verb.CREATE, Verb.READ, Verb.CREATE, Verb.DELETE);

        assertThat(claim(there)).isInstanceOf(Known.class);
        assertThat(scene.there().way().takeCalls()).containsExactly(Verb.READ);
    }

    @Test
    void workThatFailedIsDoneByTheNextOne() {
        claimed(here).release();
        scene.sleep(1);

        assertThat(claim(there)).isInstanceOf(Held.class);
    }

    @Test
    void nobodyIsToldThatItIsDoneWhileItMayStillFail() {
        Hold claim = claimed(here);
        CompletableFuture<Acquisition> other = scene.time().start(() -> claim(there));
        CompletableFuture<Acquisition> beside = scene.time().start(() -> claim(here));
        scene.sleep(3000);
        assertThat(other).isNotDone();
        assertThat(beside).isNotDone();
        assertThat(there.contains(KEY)).isFalse();

        here.confirm(KEY, claim);

        assertThat(scene.time().result(other)).isInstanceOf(Known.class);
        assertThat(scene.time().result(beside)).isInstanceOf(Known.class);
        assertThat(scene.lease()).isEmpty();
    }

    @Test
    void claimIsKeptForAsLongAsTheWorkTakes() {
        Hold claim = claimed(here);
        scene.sleep(3_600_000);

        assertThat(claim.isHeld()).isTrue();
        assertThat(claim(there)).isInstanceOfSatisfying(Contended.class, contended -> assertThat(contended.holder())
                .get()
                .asString()
                .startsWith("here/"));
    }

    @Test
    void claimOfAProcessThatIsKilledRunsOutAndTheOneWhoWaitsTakesOver() {
        long start = scene.time().nanoTime();
        claimed(here);
        scene.here().way().on(verb -> Way.failed(Reason.UNKNOWN));

        assertThat(claim(there)).isInstanceOf(Held.class);
        assertThat(scene.since(start)).isBetween(Pod.DURATION, Pod.DURATION.plusSeconds(1));
    }

    @Test
    void doneForItsTimeAndNoLonger() {
        here.confirm(KEY, claimed(here));
        scene.time().sleep(TTL.minusSeconds(1));
        assertThat(claim(there)).isInstanceOf(Known.class);

        scene.time().sleep(Duration.ofSeconds(1));
        assertThat(there.contains(KEY)).isFalse();
        assertThat(there.confirm(KEY, claimed(there))).isTrue();

        scene.time().sleep(TTL.minusSeconds(1));
        assertThat(claim(here)).as("another day").isInstanceOf(Known.class);
    }

    @Test
    void lostReplyToTheConfirmationIsKnownForItsOwn() {
        Hold claim = claimed(here);
        scene.here().way().next(Verb.CREATE, Way.LOST_REPLY);
        assertThat(here.confirm(KEY, claim)).as("nobody knows").isFalse();
        StoredLease written = scene.store().list("idempotent-", 9).get(0);

        scene.sleep(200);

        assertThat(scene.store().list("", 9)).as("not written again").containsExactly(written);
    }

    @Test
    void confirmationIsTriedUntilItIsStoredAndTheClaimKeptUntilThen() {
        Hold claim = claimed(here);
        scene.here().way().on(verb -> verb == Verb.CREATE ? Way.failed(Reason.FORBIDDEN) : Way.GOOD);
        here.confirm(KEY, claim);

        assertThat(claim(there)).isInstanceOf(Contended.class);
        scene.here().way().on(verb -> Way.GOOD);

        assertThat(claim(there)).isInstanceOf(Known.class);
    }

    @Test
    void confirmationIsGivenUpOnceTheProcessStops() {
        Hold claim = claimed(here);
        scene.here().way().on(verb -> verb == Verb.CREATE ? Way.failed(Reason.UNKNOWN) : Way.GOOD);
        here.confirm(KEY, claim);

        scene.time().result(scene.time().start(() -> {
            scene.here().lock().drain(Duration.ofSeconds(30));
            return true;
        }));
        scene.here().way().takeCalls();
        scene.sleep(60_000);

        assertThat(claim.isHeld()).isFalse();
        assertThat(scene.here().way().takeCalls()).isEmpty();
    }

    @Test
    void whoWasPausedAndOvertakenChangesNothing() {
        Hold paused = claimed(here);
        scene.here().way().on(verb -> Way.failed(Reason.UNKNOWN));
        Hold next = claimed(there);
        scene.here().way().on(verb -> Way.GOOD);

        paused.release();
        scene.sleep(60_000);
        assertThat(next.isHeld()).as("not given back by another").isTrue();
        there.confirm(KEY, next);
        StoredLease done = scene.store().list("idempotent-", 9).get(0);

        assertThat(here.confirm(KEY, paused)).isTrue();
        scene.sleep(1);
        assertThat(scene.store().list("", 9)).containsExactly(done);
    }

    @Test
    void claimThatRanOutBeforeItCouldBeUsedIsNone() {
        scene.here().way().on(verb -> switch (verb) {
            case READ -> Way.slow(Duration.ZERO, Duration.ofSeconds(9));
            case REPLACE -> Way.failed(Reason.UNKNOWN);
            default -> Way.GOOD;
        });

        assertThat(claim(here)).isInstanceOf(Contended.class);
    }

    @Test
    void whatCannotBeAskedIsNoAnswerAndLeavesNoClaim() {
        int[] reads = {0};
        scene.here().way().on(verb -> verb == Verb.READ && ++reads[0] == 2 ? Way.failed(Reason.UNKNOWN) : Way.GOOD);

        assertThatThrownBy(() -> claim(here)).isInstanceOf(LeaseStoreException.class);
        scene.sleep(1);

        assertThat(scene.store().list("", 9)).isEmpty();
    }

    @Test
    void keysThatAreOverAreSweptAndNoOthers() {
        here.confirm("old", claimed(here, "old"));
        scene.time().sleep(TTL.minusSeconds(10));
        here.confirm(KEY, claimed(here));
        scene.here().lock().sweepEvery(Duration.ofMinutes(1), done(scene.here()));
        scene.sleep(61_000);

        assertThat(scene.store().list("", 9))
                .singleElement()
                .extracting(lease -> lease.record().key())
                .isEqualTo(KEY);
    }

    @Test
    void keysAreForgottenOneByOneOrAllAndClaimsAreLeftAlone() {
        here.confirm("one", claimed(here, "one"));
        here.confirm("two", claimed(here, "two"));
        Hold claim = claimed(here);

        assertThat(there.forget("one")).isTrue();
        assertThat(there.forget("one")).isFalse();
        assertThat(there.contains("two")).isTrue();
        there.clear();

        assertThat(there.contains("two")).isFalse();
        assertThat(there.forget(KEY)).isFalse();
        assertThat(claim.isHeld()).isTrue();
        assertThat(claim(there)).isInstanceOf(Contended.class);
    }

    @Test
    void whatSaysNoTimeIsNotDone() {
        String name = LeaseName.ofDone(KEY).value();
        scene.store().create(name, new LeaseRecord(KEY, "somebody", null, null, null, null));

        assertThat(here.contains(KEY)).isFalse();
        assertThat(here.confirm(KEY, claimed(here))).isTrue();
        assertThat(here.contains(KEY)).isTrue();
    }

    @Test
    void emptyKeyIsRefused() {
        assertThatThrownBy(() -> here.contains("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> claim(here, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private IdempotentKeys keys(Pod pod) {
        return new IdempotentKeys(pod.lock(), done(pod), scene.time());
    }

    private DoneKeys done(Pod pod) {
        return new DoneKeys(pod.way(), scene.time()::now, TTL);
    }

    private static Acquisition claim(IdempotentKeys keys) {
        return claim(keys, KEY);
    }

    private static Acquisition claim(IdempotentKeys keys, String key) {
        try {
            return keys.claim(new LockRequest(key, new Object(), Pod.BUDGET));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Hold claimed(IdempotentKeys keys) {
        return claimed(keys, KEY);
    }

    private static Hold claimed(IdempotentKeys keys, String key) {
        return Pod.held(claim(keys, key));
    }
}
