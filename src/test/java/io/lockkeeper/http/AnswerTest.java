package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.Occurrences;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Reason;
import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    private static final Fingerprint FINGERPRINT = new Fingerprint("a".repeat(64));
    private static final Instant FIRST = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant LAST = Instant.parse("2026-01-31T12:00:01.5Z");
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final Outcome CREATED = new Outcome.Created(0, "A", FINGERPRINT, "ns", "rr-1");
    private static final Outcome DUPLICATE =
            new Outcome.Duplicate(1, "B", FINGERPRINT, "ns", "rr-1", Reason.ACTIVE, new Occurrences(FIRST, LAST, 7));
    private static final Outcome REJECTED = new Outcome.Rejected(2, "C", Outcome.Rejection.NO_TARGET, null);
    private static final Outcome IGNORED = new Outcome.Ignored(3, "D", Outcome.Dismissal.RESOLVED);
    private static final Outcome FAILED = new Outcome.Failed(4, "E", new IllegalStateException("secret"));

    @Test
    void createdIs201() throws Exception {
        assertAnswer(
                CREATED,
                201,
                """
                {"status": "created", "message": "RemediationRequest created", "fingerprint": "%s", "duplicate": false,
                 "remediationRequestName": "rr-1", "remediationRequestNamespace": "ns"}
                """);
    }

    @Test
    void duplicateIs202WithWhatIsStored() throws Exception {
        assertAnswer(
                DUPLICATE,
                202,
                """
                {"status": "duplicate", "message": "counted on the RemediationRequest of this incident",
                 "fingerprint": "%s", "duplicate": true,
                 "remediationRequestName": "rr-1", "remediationRequestNamespace": "ns",
                 "metadata": {"count": 7, "remediationRequestRef": "ns/rr-1",
                   "firstOccurrence": "2026-01-31T12:00:00Z", "lastOccurrence": "2026-01-31T12:00:01.500Z"}}
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, counted on the RemediationRequest of this incident",
        "SUPPRESSING, 'counted on the RemediationRequest of this incident, which has ended and keeps the next from being created'",
        "MIN_INTERVAL, 'counted on the RemediationRequest of this incident, which has ended, but too lately for the next to be created'"
    })
    void duplicateSaysWhyItIsOne(Reason reason, String message) {
        Outcome outcome =
                new Outcome.Duplicate(0, "A", FINGERPRINT, "ns", "rr-1", reason, new Occurrences(FIRST, LAST, 2));

        assertThat(tree(Answer.to(List.of(outcome)).body()).path("message").asText())
                .isEqualTo(message);
    }

    @Test
    void rejectedIs200WithWhatToDo() throws Exception {
        assertAnswer(
                REJECTED,
                200,
                """
                {"status": "rejected", "message": "the alert names no resource of a kind that is looked for: give it a label such as deployment, statefulset or pod, or add its kind to lockkeeper.target.kinds",
                 "duplicate": false, "rejection": {"status": "rejected", "reason": "no_target",
                   "message": "the alert names no resource of a kind that is looked for: give it a label such as deployment, statefulset or pod, or add its kind to lockkeeper.target.kinds"}}
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, apps/v1, shop, kubectl label --namespace shop deployment/app kubernaut.ai/managed=true --overwrite",
        "Node, v1, '', kubectl label node/app kubernaut.ai/managed=true --overwrite",
        "Ingress, networking.k8s.io/v1, shop, kubectl label --namespace shop ingress/app kubernaut.ai/managed=true --overwrite",
        "Rollout, argoproj.io/v1alpha1, shop, kubectl label --namespace shop rollout.argoproj.io/app kubernaut.ai/managed=true --overwrite"
    })
    void unmanagedResourceIsNamedWithTheCommandThatChangesIt(
            String kind, String apiVersion, String namespace, String command) {
        Target target = new Target("", namespace, kind, "app", apiVersion);
        Outcome outcome = new Outcome.Rejected(0, "A", Outcome.Rejection.UNMANAGED_RESOURCE, target);

        JsonNode rejection = tree(Answer.to(List.of(outcome)).body()).path("rejection");

        assertThat(rejection.path("reason").asText()).isEqualTo("unmanaged_resource");
        assertThat(rejection.path("resource").asText()).isEqualTo(namespace + ":" + kind + ":app");
        assertThat(rejection.path("action").asText()).isEqualTo(command);
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.Rejection.class, names = "UNMANAGED_RESOURCE", mode = EnumSource.Mode.EXCLUDE)
    void otherRejectionsHaveNoCommand(Outcome.Rejection reason) {
        Outcome outcome = new Outcome.Rejected(0, "A", reason, new Target("", "shop", "Deployment", "app", "apps/v1"));

        JsonNode rejection = tree(Answer.to(List.of(outcome)).body()).path("rejection");

        assertThat(rejection.path("message").asText()).isNotBlank();
        assertThat(rejection.has("action")).isFalse();
    }

    @Test
    void ignoredIs200WithAReason() throws Exception {
        assertAnswer(
                IGNORED,
                200,
                """
                {"status": "ignored", "message": "nothing to do: resolved", "duplicate": false, "reason": "resolved"}
                """);
    }

    @Test
    void batchIs207WithEveryAlertAndSumsThatAddUp() throws Exception {
        Answer answer = Answer.to(List.of(CREATED, DUPLICATE, REJECTED, IGNORED, FAILED));

        assertThat(answer.status()).isEqualTo(207);
        assertThat(tree(answer.body()))
                .isEqualTo(JSON.readTree(
                        """
                {"results": [
                  {"index": 0, "alertName": "A", "status": "created", "fingerprint": "%s",
                   "message": "RemediationRequest created", "remediationRequestName": "rr-1"},
                  {"index": 1, "alertName": "B", "status": "duplicate", "fingerprint": "%s",
                   "message": "counted on the RemediationRequest of this incident", "remediationRequestName": "rr-1"},
                  {"index": 2, "alertName": "C", "status": "rejected",
                   "message": "the alert names no resource of a kind that is looked for: give it a label such as deployment, statefulset or pod, or add its kind to lockkeeper.target.kinds"},
                  {"index": 3, "alertName": "D", "status": "ignored", "message": "nothing to do: resolved"},
                  {"index": 4, "alertName": "E", "status": "failed",
                   "error": "The gateway failed; its log has the cause under this request_id."}],
                 "summary": {"total": 5, "created": 1, "deduplicated": 1, "rejected": 1, "failed": 1, "ignored": 1}}
                """
                                .formatted(FINGERPRINT, FINGERPRINT)));
    }

    @Test
    void problemOfABatchTellsWhatBecameOfEachAlert() {
        TransientFailureException failure =
                new TransientFailureException("later", null, Duration.ofSeconds(1), List.of(CREATED, FAILED));

        Problem problem = ProblemKind.of(failure).describe(failure, "/p", "r-1");

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.summary()).isEqualTo(new Summary(2, 1, 0, 0, 1, 0));
        assertThat(problem.results()).hasSize(2);
    }

    private static void assertAnswer(Outcome outcome, int status, String body) throws Exception {
        Answer answer = Answer.to(List.of(outcome));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(tree(answer.body())).isEqualTo(JSON.readTree(body.formatted(FINGERPRINT)));
    }

    private static JsonNode tree(Object body) {
        return JSON.valueToTree(body);
    }
}
