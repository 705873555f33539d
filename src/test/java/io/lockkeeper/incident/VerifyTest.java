package io.lockkeeper.incident;

import static io.lockkeeper.incident.SampleRequest.FINGERPRINT;
import static io.lockkeeper.incident.SampleRequest.active;
import static io.lockkeeper.incident.SampleRequest.at;
import static io.lockkeeper.incident.SampleRequest.terminal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the requests of an incident are listed because of other creators. Requests here are made at the epoch. */
class VerifyTest {

    private static final Fingerprint ANOTHER = new Fingerprint("0".repeat(64));
    private static final Instant SOON = Instant.EPOCH.plus(OtherCreators.MEMORY);
    private static final Instant LATE = SOON.plusNanos(1);

    private final LiveView view =
            new LiveView(new ViewTimes(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(2)), () -> 0);

    @BeforeEach
    void start() {
        view.start(new Listing(List.of(), "1", 0));
    }

    @Test
    void autoDoesNotListWhileNobodyElseCreates() {
        view.lay(terminal("ours", 1));

        assertThat(detail(Verify.AUTO, Instant.EPOCH)).isEqualTo("first");
    }

    @Test
    void autoListsForAllIncidentsWhileARequestOfOthersIsActive() {
        view.lay(active("theirs", 0));
        assertThat(detail(Verify.AUTO, LATE)).isEqualTo("other_creators");

        view.lay(at("2", terminal("theirs", 0)));
        assertThat(detail(Verify.AUTO, LATE)).isEqualTo("first");
    }

    @Test
    void autoListsForAWhileAfterOthersLastCreatedOneThoughItIsDeleted() {
        view.lay(terminal("theirs", 0));
        view.gone(FINGERPRINT, "theirs");

        assertThat(detail(Verify.AUTO, SOON.minusNanos(1))).isEqualTo("other_creators");
        assertThat(detail(Verify.AUTO, SOON)).isEqualTo("first");
    }

    @Test
    void autoListsForAWhileAfterAnotherGatewayWasSeenAtWork() {
        view.otherCreator(Instant.EPOCH);

        assertThat(detail(Verify.AUTO, SOON.minusNanos(1))).isEqualTo("other_creators");
        assertThat(detail(Verify.AUTO, SOON)).isEqualTo("first");
    }

    @Test
    void alwaysListsAndNeverDoesNot() {
        assertThat(detail(Verify.ALWAYS, LATE)).isEqualTo("other_creators");

        view.lay(active("theirs", 0));
        assertThat(detail(Verify.NEVER, Instant.EPOCH)).isEqualTo("first");
    }

    @Test
    void requestThatStandsIsNotDoubtedForOtherCreators() {
        view.lay(active("theirs", 0));

        assertThat(view.decide(FINGERPRINT, LATE, rules(Verify.ALWAYS)).detail())
                .isEqualTo("active");
    }

    private String detail(Verify verify, Instant now) {
        return view.decide(ANOTHER, now, rules(verify)).detail();
    }

    private static DecisionRules rules(Verify verify) {
        return new DecisionRules(Duration.ZERO, verify);
    }
}
