package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes that fail, whose replies are lost, or that somebody else was faster with. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConflictsIT {

    private static final String REQUESTS = ".*/remediationrequests";

    private final Installation installation;
    private final Requests requests;
    private final GatewayProcess gateway;

    ConflictsIT(Installation installation) {
        this.installation = installation;
        requests = installation.requests();
        gateway = installation.start(Map.of());
    }

    @AfterEach
    void awaitTheLastCalls() {
        gateway.awaitCounted();
    }

    @Test
    void writeThatKeepsFailingIsTriedThriceAndLeftToTheSender() {
        installation.proxy().when(ApiCall.post(REQUESTS)).answer(503, "{}", Map.of());

        HttpResponse<String> answer = post(AlertBody.firing("once"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(SignalCalls.of(installation.proxy()))
                .containsExactly("POST requests", "POST requests", "POST requests");
        assertThat(requests.of("once")).isEmpty();
    }

    @Test
    void lostReplyLeavesOneRequestThatIsKnownForItsOwn() {
        installation.proxy().when(ApiCall.post(REQUESTS)).times(1).cutReply();

        assertThat(post(AlertBody.firing("lost")).statusCode()).isEqualTo(201);
        assertThat(post(AlertBody.firing("lost")).statusCode()).isEqualTo(202);

        assertThat(requests.of("lost")).singleElement().satisfies(request -> assertThat(Requests.occurrences(request))
                .isEqualTo(2));
    }

    @Test
    void nameThatSomebodyElseTookMeanwhileIsCountedOn() throws Exception {
        try (var hold =
                installation.proxy().when(ApiCall.post(REQUESTS)).times(1).hold()) {
            var late = OwnThread.supply(() -> post(AlertBody.firing("contended")));
            hold.awaitArrived(Duration.ofSeconds(10));
            assertThat(post(AlertBody.firing("contended")).statusCode()).isEqualTo(201);
            hold.release();
            assertThat(late.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        }

        assertThat(requests.of("contended"))
                .singleElement()
                .satisfies(request -> assertThat(Requests.occurrences(request)).isEqualTo(2));
    }

    @Test
    void batchOfWhichOneFailedIsToBeSentAgainAndThenIsWhole() {
        post(AlertBody.firing("r-1"));
        gateway.awaitCounted();
        String name = requests.of("r-1").get(0).getMetadata().getName();
        installation
                .proxy()
                .when(ApiCall.patch(REQUESTS + "/" + name + "/status"))
                .times(3)
                .answer(500, "{}", Map.of());

        HttpResponse<String> first = post(AlertBody.firing("r-1", "r-2"));
        HttpResponse<String> second = post(AlertBody.firing("r-1", "r-2"));

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Http.json(first).at("/summary/failed").asInt()).isEqualTo(1);
        assertThat(second.statusCode()).isEqualTo(207);
        assertThat(Http.json(second).at("/summary/deduplicated").asInt()).isEqualTo(2);
    }

    private HttpResponse<String> post(String body) {
        return Http.post(gateway.signals(), body);
    }
}
