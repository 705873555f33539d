package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A slow API server and a gateway with the settings that it comes with. */
@Tag("soak")
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleSoakIT {

    private static final Duration ANSWER = Duration.ofSeconds(16);

    private final Installation installation;
    private final Requests requests;
    private final GatewayProcess gateway;

    TroubleSoakIT(Installation installation) {
        this.installation = installation;
        requests = installation.requests();
        gateway = installation.start(Map.of());
    }

    @Test
    void callsThatAllTakeTooLongAreGivenUpInTime() {
        everyCallTakes(Duration.ofSeconds(3));

        assertThat(answerInTime("too-slow").statusCode()).isEqualTo(503);
    }

    @Test
    void callsThatAllTakeAlmostTooLongAreEnough() {
        everyCallTakes(Duration.ofMillis(1500));

        assertThat(answerInTime("slow").statusCode()).isEqualTo(201);
        assertThat(requests.of("slow")).hasSize(1);
    }

    /** A name that is refused, and that nobody has, is asked about again and again. */
    @Test
    void callsThatTogetherTakeTooLongAreCutOffByTheDeadline() {
        installation.proxy().when(ApiCall.post(".*/remediationrequests")).answer(409, "{}", Map.of());
        everyCallTakes(Duration.ofMillis(1500));

        HttpResponse<String> answer = answerInTime("long");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(requests.of("long")).isEmpty();
    }

    private void everyCallTakes(Duration time) {
        installation
                .proxy()
                .when(call -> call.path().contains("/remediationrequests/")
                        || call.path().endsWith("/remediationrequests"))
                .delay(time);
    }

    private HttpResponse<String> answerInTime(String deployment) {
        long start = System.nanoTime();
        HttpResponse<String> answer = Http.post(gateway.signals(), AlertBody.firing(deployment));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThanOrEqualTo(ANSWER);
        return answer;
    }
}
