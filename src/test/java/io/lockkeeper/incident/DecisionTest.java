package io.lockkeeper.incident;

import static io.lockkeeper.incident.SampleRequest.FINGERPRINT;
import static io.lockkeeper.incident.SampleRequest.active;
import static io.lockkeeper.incident.SampleRequest.deleting;
import static io.lockkeeper.incident.SampleRequest.suppressing;
import static io.lockkeeper.incident.SampleRequest.terminal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void nothingKnownIsAFirstIncidentThatNeedsNoRead() {
        assertThat(decide()).isEqualTo(new Decision.Open(Link.first(FINGERPRINT), new Check.None(), Reason.FIRST));
    }

    @Test
    void activeOneIsCountedOnBeforeOneThatSuppresses() {
        KnownRequest active = active("a", 1);

        assertThat(decide(suppressing("s", "ManualReviewRequired", null), active))
                .isEqualTo(new Decision.Known(active, Reason.ACTIVE));
    }

    @Test
    void foreignActiveOneIsCountedOn() {
        KnownRequest foreign = active("foreign", 0);

        assertThat(decide(terminal("t", 3), foreign)).isEqualTo(new Decision.Known(foreign, Reason.ACTIVE));
    }

    @Test
    void amongThoseThatSuppressTheLongestPauseIsCountedOn() {
        KnownRequest shorter = suppressing("z", "Remediated", NOW.plusSeconds(1));
        KnownRequest longer = suppressing("a", "Remediated", NOW.plusSeconds(2));
        KnownRequest review = suppressing("b", "ManualReviewRequired", null);

        assertThat(decide(shorter, longer)).isEqualTo(new Decision.Known(longer, Reason.SUPPRESSING));
        assertThat(decide(shorter, review, longer)).isEqualTo(new Decision.Known(review, Reason.SUPPRESSING));
    }

    @Test
    void pauseThatIsOverSuppressesNothing() {
        KnownRequest over = suppressing("s", "Remediated", NOW);

        assertThat(decide(over)).isEqualTo(recurrence(over));
    }

    @Test
    void nextFollowsTheHighestSequenceAndNoForeignOne() {
        KnownRequest newest = terminal("a", 10);

        assertThat(decide(terminal("z", 9), newest, terminal("foreign", 0))).isEqualTo(recurrence(newest));
    }

    @Test
    void foreignOnesAloneAreNoLine() {
        assertThat(decide(terminal("foreign", 0)).reason()).isEqualTo(Reason.FIRST);
    }

    @Test
    void oneThatIsBeingDeletedStandsNoMoreButIsStillTheNewest() {
        KnownRequest leaving = deleting(active("l", 2));

        assertThat(decide(terminal("t", 1), leaving)).isEqualTo(recurrence(leaving));
    }

    @Test
    void doubtAsksForAListUnlessOneIsKnownToStand() {
        KnownRequest ended = terminal("t", 1);
        KnownRequest active = active("a", 2);

        assertThat(about(List.of(ended), Doubt.STARTED, Duration.ZERO))
                .isEqualTo(new Decision.Open(
                        Link.after(FINGERPRINT, ended), new Check.Listing(Doubt.STARTED), Reason.IN_DOUBT));
        assertThat(about(List.of(), Doubt.STALE, Duration.ZERO).reason()).isEqualTo(Reason.IN_DOUBT);
        assertThat(about(List.of(ended, active), Doubt.DELETED, Duration.ZERO))
                .isEqualTo(new Decision.Known(active, Reason.ACTIVE));
    }

    @Test
    void leastIntervalKeepsTheNextFromBeingMadeAndZeroDoesNot() {
        KnownRequest ended = terminal("t", 1);
        Duration age = Duration.between(ended.created(), NOW);

        assertThat(about(List.of(ended), null, age.plusSeconds(1)))
                .isEqualTo(new Decision.Known(ended, Reason.MIN_INTERVAL));
        assertThat(about(List.of(ended), null, age)).isEqualTo(recurrence(ended));
        assertThat(about(List.of(deleting(ended)), null, age.plusSeconds(1)).reason())
                .isEqualTo(Reason.RECURRENCE);
        assertThat(Decision.about(
                        FINGERPRINT, List.of(ended), null, ended.created().minusSeconds(1), Duration.ZERO))
                .isEqualTo(recurrence(ended));
    }

    @Test
    void orderInWhichTheyAreKnownDoesNotMatter() {
        List<KnownRequest> requests = new ArrayList<>(
                List.of(active("a", 1), active("b", 1), terminal("c", 4), active("d", 0), terminal("e", 1)));
        Decision decision = about(requests, null, Duration.ZERO);

        Collections.reverse(requests);
        assertThat(about(requests, null, Duration.ZERO)).isEqualTo(decision);
        Collections.rotate(requests, 2);
        assertThat(about(requests, null, Duration.ZERO)).isEqualTo(decision);
    }

    @Test
    void labelsAreThoseOfTheMetric() {
        assertThat(Reason.values())
                .extracting(Reason::label)
                .containsExactly("known", "suppressed", "suppressed", "first", "recurrence", "in_doubt");
        assertThat(Doubt.PREDECESSOR_GONE.label()).isEqualTo("predecessor_gone");
    }

    private static Decision recurrence(KnownRequest before) {
        return new Decision.Open(Link.after(FINGERPRINT, before), new Check.Predecessor(before), Reason.RECURRENCE);
    }

    private static Decision decide(KnownRequest... requests) {
        return about(List.of(requests), null, Duration.ZERO);
    }

    private static Decision about(List<KnownRequest> requests, @Nullable Doubt doubt, Duration leastInterval) {
        return Decision.about(FINGERPRINT, requests, doubt, NOW, leastInterval);
    }
}
