package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** How alerts are counted on the request of their incident, while a write that is held lets the others gather. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OccurrencesIT {

    private static final String STATUS = ".*/remediationrequests/[^/]+/status";
    private static final Duration SOON = Duration.ofSeconds(10);
    // A write is held for as long as it takes the senders to come, and must not time out meanwhile.
    private static final Map<String, String> PATIENT =
            GatewayProcess.patient(Map.of("LOCKKEEPER_HTTP_FINGERPRINT_SHARE", "1.0"));

    private final Installation installation;
    private final Requests requests;
    private final GatewayProcess gateway;

    OccurrencesIT(Installation installation) {
        this.installation = installation;
        requests = installation.requests();
        gateway = installation.start(PATIENT);
    }

    @AfterEach
    void awaitTheLastCalls() {
        gateway.awaitCounted();
    }

    @Test
    void hundredDuplicatesAtOnceAreAllCountedByTwoWrites() {
        known("storm");

        List<HttpResponse<String>> answers = gathered("storm", 100, () -> {});

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
        assertThat(answers)
                .extracting(answer -> Http.json(answer).at("/metadata/count").asInt())
                .contains(101);
        assertThat(count("storm")).isEqualTo(101);
        assertThat(writes()).isEqualTo(2);
    }

    @Test
    void thirtySendersOfManyAlertsTakeFewWrites() {
        known("steady");

        for (int round = 0; round < 4; round++) {
            assertThat(gathered("steady", 30, () -> {}))
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(202);
        }

        assertThat(count("steady")).isEqualTo(1 + 4 * 30);
        assertThat(writes()).isLessThanOrEqualTo((int) (0.4 * 4 * 30));
    }

    @Test
    void whatAControllerWritesMeanwhileIsKeptAndCostsNoAlert() {
        String name = known("busy");
        List<Hold> holds = Stream.generate(this::holdNextWrite).limit(3).toList();

        CompletableFuture<HttpResponse<String>> late = OwnThread.supply(() -> post("busy"));
        for (int write = 0; write < holds.size(); write++) {
            holds.get(write).awaitArrived(SOON);
            requests.patchStatus(
                    name, "{\"status\": {\"overallPhase\": \"Executing\", \"field%d\": \"kept\"}}".formatted(write));
            holds.get(write).release();
        }

        assertThat(late.join().statusCode()).isEqualTo(202);
        assertThat(requests.of("busy")).singleElement().satisfies(request -> {
            assertThat(Requests.occurrences(request)).isEqualTo(2);
            assertThat(request.<Map<String, Object>>get("status"))
                    .containsEntry("overallPhase", "Executing")
                    .containsEntry("field0", "kept")
                    .containsEntry("field1", "kept")
                    .containsEntry("field2", "kept");
        });
    }

    @Test
    void firstCountComesAfterTheAnswerAndTheNextAlertAfterThat() {
        CompletableFuture<HttpResponse<String>> duplicate;
        try (Hold first = holdNextWrite()) {
            assertThat(post("new").statusCode()).isEqualTo(201);
            first.awaitArrived(SOON);
            assertThat(count("new")).isZero();

            duplicate = OwnThread.supply(() -> post("new"));
            gateway.awaitPending(2);
            assertThat(writes()).isEqualTo(1);
        }

        assertThat(duplicate.join().statusCode()).isEqualTo(202);
        assertThat(count("new")).isEqualTo(2);
        assertThat(writes()).isEqualTo(2);
    }

    @Test
    void writeWhoseReplyIsLostCountsAtLeastOnce() {
        known("lost");
        installation.proxy().when(ApiCall.patch(STATUS)).times(1).cutReply();

        HttpResponse<String> answer = post("lost");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(count("lost"))
                .isGreaterThanOrEqualTo(2)
                .isEqualTo(Http.json(answer).at("/metadata/count").asInt());
    }

    @Test
    void requestThatTurnsTerminalMeanwhileIsFollowedByOneThatHasTheAlerts() {
        String name = known("done");

        List<HttpResponse<String>> answers = gathered("done", 10, () -> requests.phase(name, "Completed"));

        assertOneOpenedAndTheOthersCounted(answers);
        gateway.awaitCounted();
        assertThat(requests.of("done")).extracting(Requests::occurrences).containsExactlyInAnyOrder(1, 10);
    }

    @Test
    void requestThatIsDeletedMeanwhileIsFollowedByOneThatHasTheAlerts() {
        String name = known("deleted");

        List<HttpResponse<String>> answers = gathered("deleted", 10, () -> requests.delete(name));

        assertOneOpenedAndTheOthersCounted(answers);
        gateway.awaitCounted();
        assertThat(count("deleted")).isEqualTo(10);
    }

    @Test
    void firstCountIsWrittenBeforeTheProcessEnds() {
        GatewayProcess stopping = installation.start(PATIENT);
        CompletableFuture<Void> end;
        try (Hold first = holdNextWrite()) {
            assertThat(Http.post(stopping.signals(), AlertBody.firing("last")).statusCode())
                    .isEqualTo(201);
            first.awaitArrived(SOON);
            stopping.awaitPending(1);
            end = OwnThread.run(stopping::close);
            stopping.process().awaitLog(Pattern.compile("Stopping: no longer ready"), SOON);
        }
        end.join();

        assertThat(count("last")).isEqualTo(1);
    }

    /** Sends alerts at once and, when all of them wait for their count, does something before the first is written. */
    private List<HttpResponse<String>> gathered(String deployment, int alerts, Runnable meanwhile) {
        List<CompletableFuture<HttpResponse<String>>> answers;
        try (Hold first = holdNextWrite()) {
            answers = Collections.nCopies(alerts, deployment).stream()
                    .map(name -> OwnThread.supply(() -> post(name)))
                    .toList();
            gateway.awaitPending(alerts);
            first.awaitArrived(SOON);
            meanwhile.run();
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void assertOneOpenedAndTheOthersCounted(List<HttpResponse<String>> answers) {
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsOnly(201, 202)
                .containsOnlyOnce(201);
    }

    /** Creates the request of a Deployment, and returns its name once its first count is written. */
    private String known(String deployment) {
        assertThat(post(deployment).statusCode()).isEqualTo(201);
        gateway.awaitCounted();
        installation.proxy().reset();
        return requests.of(deployment).get(0).getMetadata().getName();
    }

    private Hold holdNextWrite() {
        return installation.proxy().when(ApiCall.patch(STATUS)).times(1).hold();
    }

    private int writes() {
        return installation.proxy().calls(ApiCall.patch(STATUS)).size();
    }

    private int count(String deployment) {
        List<GenericKubernetesResource> found = requests.of(deployment);
        assertThat(found).hasSize(1);
        return Requests.occurrences(found.get(0));
    }

    private HttpResponse<String> post(String deployment) {
        return Http.post(gateway.signals(), AlertBody.firing(deployment));
    }
}
