package io.lockkeeper.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownRequestTest {

    private static final String METADATA =
            """
            namespace: ns
            name: rr-1
            uid: u-1
            resourceVersion: "7"
            creationTimestamp: "2026-01-31T12:00:00Z"
            """;

    @Test
    void readsWhatDeduplicationNeeds() {
        KnownRequest request = read(
                "annotations: {lockkeeper.io/sequence: '3', lockkeeper.io/delivery: d-1}\n",
                "{overallPhase: Executing, completionStatus: {outcome: Remediated},"
                        + " routingStatus: {nextAllowedExecution: '2026-01-31T13:05:00+01:00'}, deduplication: {firstSeenAt: '2026-01-31T12:00:01Z',"
                        + " lastSeenAt: '2026-01-31T12:00:02Z', occurrenceCount: 4}}");

        assertThat(request)
                .isEqualTo(new KnownRequest(
                        "ns",
                        "rr-1",
                        "u-1",
                        "7",
                        "c94b",
                        "shop",
                        3,
                        "d-1",
                        Instant.parse("2026-01-31T12:00:00Z"),
                        "Executing",
                        "Remediated",
                        Instant.parse("2026-01-31T12:05:00Z"),
                        false,
                        new Occurrences(
                                Instant.parse("2026-01-31T12:00:01Z"), Instant.parse("2026-01-31T12:00:02Z"), 4)));
    }

    @Test
    void readsARequestThatNobodyHasTakenUpOrAnnotated() {
        KnownRequest request = read("", "{}");

        assertThat(request.phase()).isEmpty();
        assertThat(request.sequence()).isZero();
        assertThat(request.delivery()).isEmpty();
        assertThat(request.occurrences()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"three", "-1", "99999999999", ""})
    void nonsenseForASequenceMakesItNoLink(String sequence) {
        assertThat(read("annotations: {lockkeeper.io/sequence: '" + sequence + "'}\n", "{}")
                        .sequence())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{firstSeenAt: 'x', lastSeenAt: 'x', occurrenceCount: 1}", "{occurrenceCount: 1}", "7"})
    void nonsenseForOccurrencesCountsAsNone(String deduplication) {
        assertThat(read("", "{deduplication: " + deduplication + "}").occurrences())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'',true", "Pending,true", "Processing,true", "Analyzing,true", "AwaitingApproval,true", "Executing,true",
        "Verifying,true", "Blocked,true", "Completed,false", "Failed,false", "TimedOut,false", "Skipped,false",
        "Cancelled,false"
    })
    void isActiveUntilItsPhaseIsTerminal(String phase, boolean active) {
        assertThat(read("", "{overallPhase: '" + phase + "'}").isActive()).isEqualTo(active);
    }

    @Test
    void isNotActiveWhileItIsBeingDeleted() {
        assertThat(read("deletionTimestamp: '2026-01-31T12:00:00Z'\n", "{}").isActive())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Completed,ManualReviewRequired,,true",
        "Completed,ManualReviewRequired,2026-01-31T11:59:59Z,true",
        "Failed,'',2026-01-31T12:00:01Z,true",
        "Failed,'',2026-01-31T12:00:00Z,false",
        "Failed,'',tomorrow,false",
        "Completed,Remediated,,false",
        "Executing,ManualReviewRequired,2026-01-31T12:00:01Z,false"
    })
    void suppressesOnceItHasEndedInAWayThatAsksForAPause(
            String phase, String outcome, @Nullable String nextAllowed, boolean suppressing) {
        KnownRequest request = read(
                "",
                "{overallPhase: %s, completionStatus: {outcome: '%s'}, routingStatus: {nextAllowedExecution: '%s'}}"
                        .formatted(phase, outcome, nextAllowed == null ? "" : nextAllowed));

        assertThat(request.isSuppressing(Instant.parse("2026-01-31T12:00:00Z"))).isEqualTo(suppressing);
    }

    @Test
    void suppressesNothingWhileItIsBeingDeleted() {
        assertThat(read(
                                "deletionTimestamp: '2026-01-31T12:00:00Z'\n",
                                "{overallPhase: Completed, completionStatus: {outcome: ManualReviewRequired}}")
                        .isSuppressing(Instant.EPOCH))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9,10,-1", "10,9,1", "100,100,0", "99999999999999999999,100000000000000000000,-1", "21,12,1"})
    void versionsCompareAsNumbersOfAnyLength(String one, String other, int sign) {
        assertThat(Integer.signum(KnownRequest.compareVersions(one, other))).isEqualTo(sign);
    }

    @Test
    void whateverIsNotThereOrNonsenseCountsAsAbsent() {
        KnownRequest request = KnownRequest.of(
                JsonNodeFactory.instance.objectNode().put("status", 7).put("spec", "x"));

        assertThat(request.fingerprint()).isEmpty();
        assertThat(request.isLink()).isFalse();
        assertThat(request.nextAllowed()).isNull();
        assertThat(request.isActive()).isTrue();
    }

    private static KnownRequest read(String metadata, String status) {
        String yaml = "kind: RemediationRequest\nmetadata:\n" + (METADATA + metadata).indent(2)
                + "spec: {signalFingerprint: c94b, targetResource: {namespace: shop}}\nstatus: " + status;
        return KnownRequest.of(Serialization.unmarshal(yaml, GenericKubernetesResource.class));
    }
}
