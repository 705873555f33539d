package io.lockkeeper.incident;

import static io.lockkeeper.incident.SampleRequest.FINGERPRINT;
import static io.lockkeeper.incident.SampleRequest.active;
import static io.lockkeeper.incident.SampleRequest.at;
import static io.lockkeeper.incident.SampleRequest.called;
import static io.lockkeeper.incident.SampleRequest.terminal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveViewTest {

    private static final Duration DOUBT = Duration.ofSeconds(60);
    private static final Duration DOUBTFUL = Duration.ofSeconds(30);
    private static final Duration STALE = Duration.ofMinutes(2);

    private static final DecisionRules RULES = new DecisionRules(Duration.ZERO, Verify.NEVER);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final LiveView view = new LiveView(new ViewTimes(DOUBT, DOUBTFUL, STALE), nanos::get);

    @Test
    void newerStateTakesThePlaceOfAnOlderOneAndNeverTheOtherWayRound() {
        view.lay(at("9", active("u", 1)));
        view.lay(at("10", terminal("u", 1)));
        view.lay(at("9", active("u", 1)));

        assertThat(known()).containsExactly(at("10", terminal("u", 1)));
    }

    @Test
    void whatIsGoneNeverComesBack() {
        view.lay(at("5", active("u", 1)));
        view.gone(FINGERPRINT, "u");
        view.lay(at("6", active("u", 1)));

        assertThat(known()).isEmpty();
    }

    @Test
    void goneIsRememberedBeforeItWasKnown() {
        view.gone(FINGERPRINT, "u");
        view.lay(at("5", active("u", 1)));

        assertThat(known()).isEmpty();
    }

    @Test
    void goneIsForgottenWhenNothingCanBringItBack() {
        view.gone(FINGERPRINT, "u");
        pass(STALE.minusNanos(1));
        view.lay(at("5", active("u", 1)));
        assertThat(known()).isEmpty();

        pass(Duration.ofNanos(1));
        view.lay(at("5", active("u", 1)));
        assertThat(known()).hasSize(1);
    }

    @Test
    void anotherUidUnderANameEvictsTheOlderAndPutsInDoubt() {
        start("1");
        pass(DOUBT);
        view.caughtUp();
        view.lay(at("5", called("rr", active("old", 1))));
        view.lay(at("6", called("rr", active("new", 1))));
        view.lay(at("7", called("other", active("other", 0))));

        assertThat(known()).extracting(KnownRequest::uid).containsExactlyInAnyOrder("new", "other");
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.PREDECESSOR_GONE);
    }

    @Test
    void lateStateOfAnEarlierHolderOfANameEvictsNothing() {
        view.lay(at("6", called("rr", active("new", 1))));
        view.lay(at("5", called("rr", active("old", 1))));
        view.lay(at("7", called("rr", terminal("old", 1))));

        assertThat(known()).extracting(KnownRequest::uid).containsExactly("new");
    }

    @Test
    void whatAListLacksIsGoneUnlessItWasWrittenAfterTheList() {
        view.lay(at("9", active("before", 1)));
        view.lay(at("11", active("after", 2)));

        List<KnownRequest> known = view.layList(FINGERPRINT, list("10", at("8", active("new", 3))));

        assertThat(known).extracting(KnownRequest::uid).containsExactlyInAnyOrder("after", "new");
        view.lay(at("12", active("before", 1)));
        assertThat(known()).extracting(KnownRequest::uid).doesNotContain("before");
    }

    @Test
    void listBringsNothingBackThatIsKnownToBeGoneAndNothingOlder() {
        view.lay(at("12", terminal("changed", 1)));
        view.gone(FINGERPRINT, "gone");

        view.layList(FINGERPRINT, list("10", at("9", active("gone", 2)), at("8", active("changed", 1))));

        assertThat(known()).containsExactly(at("12", terminal("changed", 1)));
    }

    @Test
    void isInDoubtBeforeItsFirstListAndForAWhileAfterIt() {
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.STARTED);
        pass(DOUBT);
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.STARTED);

        start("1");
        pass(DOUBT.minusNanos(1));
        view.caughtUp();
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.STARTED);
        pass(Duration.ofNanos(1));
        assertThat(view.doubt(FINGERPRINT)).isEmpty();

        start("2");
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.STARTED);
        assertThat(view.doubt()).contains(Doubt.STARTED);
    }

    @Test
    void isInDoubtWhileItIsTooOld() {
        calm();

        pass(DOUBTFUL);
        assertThat(view.doubt(FINGERPRINT)).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.STALE);
        assertThat(view.age()).isEqualTo(DOUBTFUL.plusNanos(1));
        view.caughtUp();
        assertThat(view.doubt(FINGERPRINT)).isEmpty();
    }

    @Test
    void eventAloneDoesNotMakeAnOldViewYoung() {
        calm();
        pass(DOUBTFUL.plusNanos(1));

        view.lay(at("5", active("u", 1)));
        view.deleted(at("6", active("other", 1)));

        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.STALE);
    }

    @Test
    void fingerprintOfADeletedRequestIsInDoubtForAWhileAndNoOther() {
        calm();
        view.lay(at("5", terminal("u", 1)));

        view.deleted(at("6", terminal("u", 1)));

        assertThat(known()).isEmpty();
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.DELETED);
        assertThat(view.doubt(new Fingerprint("0".repeat(64)))).isEmpty();
        assertThat(view.counts().inDoubt()).isEqualTo(1);
        pass(DOUBT.minusNanos(1));
        view.caughtUp();
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.DELETED);
        pass(Duration.ofNanos(1));
        assertThat(view.doubt(FINGERPRINT)).isEmpty();
        assertThat(view.counts().inDoubt()).isZero();
    }

    @Test
    void listSettlesAPredecessorThatIsGoneIfItWasSentAfterwards() {
        calm();
        long before = view.now();
        pass(Duration.ofNanos(1));
        view.gone(FINGERPRINT, "u");
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.PREDECESSOR_GONE);

        view.layList(FINGERPRINT, new Listing(List.of(), "10", before));
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.PREDECESSOR_GONE);
        view.layList(FINGERPRINT, list("10"));
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.DELETED);
    }

    @Test
    void listSettlesNoOtherDoubt() {
        view.layList(FINGERPRINT, list("10"));
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.STARTED);

        calm();
        view.deleted(active("u", 1));
        view.layList(FINGERPRINT, list("11"));
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.DELETED);
    }

    @Test
    void requestThatAListShowsToBeGoneWasDeleted() {
        calm();
        view.lay(at("5", terminal("u", 1)));

        view.layList(FINGERPRINT, list("10"));

        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.DELETED);
    }

    @Test
    void distrustLastsUntilAList() {
        calm();
        view.distrust(FINGERPRINT);
        pass(DOUBTFUL);
        assertThat(view.doubt(FINGERPRINT)).contains(Doubt.PREDECESSOR_GONE);

        view.layList(FINGERPRINT, list("10"));

        assertThat(view.doubt(FINGERPRINT)).isEmpty();
    }

    @Test
    void listOfAllSettlesDistrustThatIsOlder() {
        calm();
        view.distrust(FINGERPRINT);
        long sentAt = view.now();
        pass(Duration.ofNanos(1));
        view.distrust(new Fingerprint("0".repeat(64)));

        view.start(new Listing(List.of(), "10", sentAt));

        pass(DOUBT);
        view.caughtUp();
        assertThat(view.doubt(FINGERPRINT)).isEmpty();
        assertThat(view.doubt(new Fingerprint("0".repeat(64)))).contains(Doubt.PREDECESSOR_GONE);
    }

    @Test
    void doubtOfNoLengthEndsWithTheFirstListButAPredecessorThatIsGoneIsStillDoubted() {
        LiveView quick = new LiveView(new ViewTimes(Duration.ZERO, DOUBTFUL, STALE), nanos::get);
        assertThat(quick.doubt(FINGERPRINT)).contains(Doubt.STARTED);
        quick.start(list("1"));
        quick.deleted(active("u", 1));
        assertThat(quick.doubt(FINGERPRINT)).isEmpty();

        quick.gone(FINGERPRINT, "v");

        assertThat(quick.doubt(FINGERPRINT)).contains(Doubt.PREDECESSOR_GONE);
    }

    @Test
    void listOfAllTakesThePlaceOfWhatIsOlder() {
        view.lay(at("5", active("vanished", 1)));
        view.lay(at("12", active("own", 2)));

        view.start(list("10", at("9", active("there", 3))));

        assertThat(known()).extracting(KnownRequest::uid).containsExactlyInAnyOrder("own", "there");
    }

    @Test
    void clusterThatWentBackLeavesNothingOfWhatWasKnown() {
        view.lay(at("12", terminal("kept", 1)));
        view.lay(at("13", active("undone", 2)));
        view.gone(FINGERPRINT, "risen");

        view.startOver(list("10", at("8", active("kept", 1)), at("9", active("risen", 3))));

        assertThat(known()).containsExactlyInAnyOrder(at("8", active("kept", 1)), at("9", active("risen", 3)));
        assertThat(view.counts()).isEqualTo(new ViewCounts(2, 2, 1, 1));
    }

    @Test
    void countsFollowEveryChange() {
        start("1");
        view.lay(at("2", active("a", 1)));
        view.lay(at("3", active("b", 0)));
        assertThat(view.counts()).isEqualTo(new ViewCounts(2, 2, 1, 0));
        assertThat(view.active("shop")).isEqualTo(2);
        assertThat(view.active("elsewhere")).isZero();

        view.lay(at("4", terminal("a", 1)));
        assertThat(view.counts()).isEqualTo(new ViewCounts(2, 1, 0, 0));
        view.deleted(at("5", terminal("a", 1)));
        assertThat(view.counts()).isEqualTo(new ViewCounts(1, 1, 0, 1));
    }

    @Test
    void creationsAreCountedFromATimeOnAndByNamespaceOfTheTarget() {
        Instant created = active("a", 1).created();
        view.lay(active("a", 1));
        view.lay(active("b", 0));

        assertThat(view.createdSince(created)).isEqualTo(2);
        assertThat(view.createdSince(created.plusNanos(1))).isZero();
        assertThat(view.createdSince(created, "shop")).isEqualTo(2);
        assertThat(view.createdSince(created, "elsewhere")).isZero();
    }

    @Test
    void tellsWhoeverWantsToKnowOfNewsOnceTheViewHasThem() {
        List<String> told = new ArrayList<>();
        view.onNews(fingerprint -> told.add(fingerprint + " " + known().size()));

        view.lay(active("u", 1));

        assertThat(told).containsExactly(FINGERPRINT + " 1");
    }

    @Test
    void requestOfAnotherGatewayWithoutAFingerprintIsNewsOfNone() {
        List<String> told = new ArrayList<>();
        view.onNews(told::add);

        view.lay(SampleRequest.withoutFingerprint(active("u", 0)));

        assertThat(told).isEmpty();
        assertThat(view.counts().active()).isEqualTo(1);
    }

    @Test
    void isFaultyUntilItsFirstListAndWhenItIsFarTooOld() {
        assertThat(view.fault()).contains("not synced yet");
        start("1");
        pass(STALE);
        assertThat(view.fault()).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(view.fault()).contains("not known to be complete for 120 s");
    }

    @Test
    void decidesOnWhatIsKnownAndDoubtedAtOneMoment() {
        KnownRequest ended = terminal("t", 1);
        start("1");
        view.lay(ended);
        assertThat(view.decide(FINGERPRINT, Instant.EPOCH, RULES).reason()).isEqualTo(Reason.IN_DOUBT);

        pass(DOUBT);
        view.caughtUp();
        assertThat(view.decide(FINGERPRINT, Instant.EPOCH, RULES).reason()).isEqualTo(Reason.RECURRENCE);
    }

    private List<KnownRequest> known() {
        return view.of(FINGERPRINT);
    }

    private void calm() {
        start("1");
        pass(DOUBT);
        view.caughtUp();
    }

    private void start(String version) {
        view.start(list(version));
    }

    private Listing list(String version, KnownRequest... requests) {
        return new Listing(List.of(requests), version, view.now());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
