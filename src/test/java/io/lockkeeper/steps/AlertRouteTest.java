package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.MalformedAlert;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Doubt;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Reason;
import io.lockkeeper.incident.SampleRequest;
import io.lockkeeper.incident.TransientFailureException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;

/** The routes {@code alert}, {@code decide}, {@code open-incident}, {@code create-…} and {@code count-occurrence}. */
class AlertRouteTest extends RouteTest {

    // Steps that come one after the other.
    private static final String DECIDE = "limitAttempts findIncident recordDecision";
    private static final String LOCK = "restrainStorm leaseLock findIncident";
    private static final String CREATE = "renderRequest confirmLock POST";

    private static Processor open(Check check) {
        return exchange -> exchange.setProperty(Signal.DECISION, new Decision.Open(LINK, check, Reason.RECURRENCE));
    }

    @Test
    void resolvedAlertIsIgnoredAndNoMore() {
        when("ignoreAlert", DONE);

        send("direct:alert", alert(0, true), Map.of());

        assertThat(ran).containsExactly("ignoreAlert");
        assertThat(recorded).hasSize(1).hasOnlyElementsOfType(Outcome.Created.class);
    }

    @Test
    void rejectedAlertIsNotDecidedAbout() {
        when("resolveTarget", DONE);

        send("direct:alert", alert(0, false), Map.of());

        assertThat(ran).containsExactly("resolveTarget");
    }

    @Test
    void alertOfAnUnmanagedTargetIsNotDecidedAbout() {
        when("checkScope", DONE);

        send("direct:alert", alert(0, false), Map.of());

        assertThat(ran).startsWith("resolveTarget", "checkScope").doesNotContain("holdShare", "limitAttempts");
    }

    @Test
    void malformedAlertFailsForWhatItsReaderFound() {
        MalformedSignalException fault = new MalformedSignalException("alerts[4]", "null");
        when("refuseMalformed", new RefuseMalformed());
        when("recordFailure", new RecordFailure());

        Exchange answer = send("direct:alert", new MalformedAlert(4, "", fault), Map.of());

        assertThat(ran).containsExactly("refuseMalformed", "recordFailure");
        assertThat(answer.getMessage().getBody()).isEqualTo(new Outcome.Failed(4, "", fault));
        assertThat(recorded).containsExactly(new Outcome.Failed(4, "", fault));
    }

    @Test
    void alertOfAKnownIncidentIsCounted() {
        when("findIncident", KNOWN);
        when("countOccurrence", DONE);

        assertThat(handled().getMessage().getBody()).isInstanceOf(Outcome.Created.class);

        assertIdentifiedThen(DECIDE, "countOccurrence");
    }

    @Test
    void alertOfANewIncidentCreatesARequest() {
        when("findIncident", OPEN);
        when("POST", STORED);
        when("recordCreation", DONE);

        handled();

        assertIdentifiedThen(DECIDE, LOCK, CREATE, "recordCreation");
    }

    @Test
    void requestThatAStormLimitIsAgainstIsNotCreated() {
        when("findIncident", OPEN);
        when("restrainStorm", exchange -> {
            throw new TransientFailureException("storm", null);
        });
        when("recordFailure", DONE);

        handled();

        assertIdentifiedThen(DECIDE, "restrainStorm", "recordFailure");
    }

    @Test
    void requestOfOursUnderARefusedNameIsRecorded() {
        when("findIncident", OPEN);
        when("POST", TAKEN);
        when("resolveConflict", exchange -> exchange.getMessage().setBody(SampleRequest.of(LINK)));
        when("recordCreation", DONE);

        handled();

        assertThat(ran).endsWith("POST", "resolveConflict", "recordCreation");
    }

    @Test
    void requestIsNotCreatedOnceTheLockIsLost() {
        when("findIncident", OPEN);
        when("confirmLock", exchange -> {
            throw new TransientFailureException("lost", null);
        });
        when("recordFailure", DONE);

        handled();

        assertIdentifiedThen(DECIDE, LOCK, "renderRequest confirmLock recordFailure");
    }

    @Test
    void predecessorIsConfirmedBeforeTheNextRequestIsCreated() {
        when("findIncident", open(new Check.Predecessor(SampleRequest.of(LINK))));
        when("confirmPredecessor", OPEN);
        when("POST", STORED);
        when("recordCreation", DONE);

        handled();

        assertIdentifiedThen(DECIDE, LOCK, "confirmPredecessor", CREATE, "recordCreation");
    }

    @Test
    void doubtIsSettledByAListBeforeARequestIsCreated() {
        when("findIncident", open(new Check.Listing(Doubt.DELETED)));
        when("listIncident", OPEN);
        when("POST", STORED);
        when("recordCreation", DONE);

        handled();

        assertIdentifiedThen(DECIDE, LOCK, "listIncident", CREATE, "recordCreation");
    }

    @Test
    void decisionThatIsNotConfirmedIsMadeAnew() {
        Processor unconfirmed = open(new Check.Predecessor(SampleRequest.of(LINK)));
        when("findIncident", inTurn(unconfirmed, unconfirmed, KNOWN));
        when("countOccurrence", DONE);

        handled();

        assertIdentifiedThen(DECIDE, LOCK, "confirmPredecessor", DECIDE, "countOccurrence");
    }

    @Test
    void incidentThatSomebodyElseOpenedWhileThisOneWaitedForTheLockIsNotOpenedAgain() {
        when("findIncident", inTurn(OPEN, KNOWN));
        when("countOccurrence", DONE);

        handled();

        assertIdentifiedThen(DECIDE, LOCK, DECIDE, "countOccurrence");
    }

    @Test
    void nothingIsOpenedWithoutTheLockThatWasNoLongerWaitedFor() {
        when("findIncident", OPEN);
        when(
                "leaseLock",
                inTurn(
                        exchange -> exchange.setProperty(Signal.LOCK_FORGONE, true),
                        exchange -> exchange.removeProperty(Signal.LOCK_FORGONE)));
        when("POST", STORED);
        when("recordCreation", DONE);

        handled();

        assertIdentifiedThen(DECIDE, LOCK, DECIDE, LOCK, CREATE, "recordCreation");
    }

    @Test
    void incidentThatSomebodyElseOpenedAtTheLastMomentIsNotOpenedAgain() {
        when("findIncident", inTurn(OPEN, OPEN, KNOWN));
        when("countOccurrence", DONE);
        standing.add(FINGERPRINT);

        handled();

        assertIdentifiedThen(DECIDE, LOCK, DECIDE, "countOccurrence");
    }

    @Test
    void refusedNameIsDecidedAboutAgain() {
        when("findIncident", inTurn(OPEN, OPEN, KNOWN));
        when("POST", TAKEN);
        when("resolveConflict", AGAIN);
        when("countOccurrence", DONE);

        handled();

        assertIdentifiedThen(DECIDE, LOCK, CREATE, "resolveConflict", DECIDE, "countOccurrence");
    }

    @Test
    void requestThatChangedBeforeItWasCountedOnIsDecidedAboutAgain() {
        when("findIncident", KNOWN);
        when("countOccurrence", inTurn(AGAIN, DONE));

        handled();

        assertIdentifiedThen(DECIDE, "countOccurrence", DECIDE, "countOccurrence");
    }

    @Test
    void loopEndsAtItsLimit() {
        when("limitAttempts", exchange -> {
            if (ran.stream().filter("limitAttempts"::equals).count() > 3) {
                throw new IllegalStateException("enough");
            }
        });
        when("findIncident", KNOWN);
        when("recordFailure", DONE);

        handled();

        assertThat(ran).filteredOn("countOccurrence"::equals).hasSize(3);
        assertThat(ran).endsWith("limitAttempts", "recordFailure");
    }

    @Test
    void failureOfAnyStepIsAnOutcomeAndNeverThrown() {
        for (String step : List.of(
                "resolveTarget",
                "checkScope",
                "identifyIncident",
                "holdShare",
                "findIncident",
                "recordDecision",
                "restrainStorm",
                "leaseLock",
                "renderRequest",
                "confirmLock",
                "POST",
                "recordCreation")) {
            ran.clear();
            when("identifyIncident", exchange -> exchange.setProperty(Signal.INCIDENT, INCIDENT));
            when("findIncident", OPEN);
            when("POST", STORED);
            when(step, exchange -> {
                throw new IllegalStateException(step);
            });
            when("recordFailure", new RecordFailure());

            Exchange answer = handled();

            assertThat(answer.getException()).isNull();
            assertThat(ran).endsWith(step, "recordFailure");
            assertThat(answer.getMessage().getBody(Outcome.Failed.class).cause())
                    .hasMessage(step);
            when(step, nothing -> {});
        }
    }

    /** Asserts that the incident was identified, and which steps came after that: these and no others. */
    private void assertIdentifiedThen(String... steps) {
        String all = "resolveTarget checkScope identifyIncident holdShare " + String.join(" ", steps);
        assertThat(ran).containsExactly(all.split(" "));
    }
}
