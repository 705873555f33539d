package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.ApiProxy;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signals in, requests in the API server, and the calls that this takes. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalsIT {

    private static final String REQUESTS = ".*/remediationrequests";
    private static final String ONE_REQUEST = REQUESTS + "/[^/]+";

    private final ApiProxy proxy;
    private final Requests requests;
    private final GatewayProcess gateway;

    SignalsIT(KubeCluster cluster) {
        cluster.apply(Path.of("k8s/crd/remediationrequests.yaml"));
        String namespace = cluster.createNamespace("signals");
        proxy = new ApiProxy(cluster);
        requests = new Requests(cluster.adminClient(), namespace);
        gateway = GatewayProcess.start(
                cluster, proxy.url(), cluster.adminToken(), namespace, Map.of("POD_NAME", "lockkeeper-0"));
    }

    @AfterAll
    void close() {
        gateway.close();
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.removeRules();
        proxy.reset();
    }

    @Test
    void firstAlertCreatesARequestAndTheNextIsCountedOnIt() {
        HttpResponse<String> first = post(Body.firing("app-2999"));
        HttpResponse<String> second = post(Body.firing("app-2999"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(Http.json(first).path("fingerprint").asText())
                .isEqualTo("c94bee70b191f68ccdaafdb961dd9a482167bd529bb7bffdcf07c4e113f06071");
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(Http.json(second).at("/metadata/count").asInt()).isEqualTo(2);
        assertThat(requests.of("app-2999")).singleElement().satisfies(request -> {
            assertThat(request.getMetadata().getName())
                    .isEqualTo(Http.json(first).path("remediationRequestName").asText());
            assertThat(occurrences(request)).isEqualTo(2);
            assertThat(request.<String>get("spec", "signalName")).isEqualTo("HighErrorRate");
        });
    }

    @Test
    void firstAlertCostsOneReadAndOneWriteAndADuplicateTheSame() {
        post(Body.firing("cost"));
        assertThat(calls()).containsExactly("GET request", "POST requests");

        proxy.reset();
        post(Body.firing("cost"));
        assertThat(calls()).containsExactly("GET request", "PATCH status");
    }

    @Test
    void failedWriteIsTriedOnceAndLeftToTheSender() {
        proxy.when(ApiCall.post(REQUESTS)).answer(503, "{}", Map.of());

        HttpResponse<String> answer = post(Body.firing("once"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(calls()).containsExactly("GET request", "POST requests");
        assertThat(requests.of("once")).isEmpty();
    }

    @Test
    void requestThatTurnedTerminalIsFollowedByANewOne() {
        post(Body.firing("recurring"));
        ObjectMeta first = requests.of("recurring").get(0).getMetadata();
        requests.phase(first.getName(), "Completed");

        HttpResponse<String> second = post(Body.firing("recurring"));

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(requests.of("recurring")).hasSize(2);
        GenericKubernetesResource latest = requests.of("recurring").stream()
                .filter(request -> !request.getMetadata().getUid().equals(first.getUid()))
                .findFirst()
                .orElseThrow();
        assertThat(latest.getMetadata().getAnnotations())
                .containsEntry("lockkeeper.io/sequence", "2")
                .containsEntry("lockkeeper.io/previous", first.getUid());
    }

    @Test
    void lostReplyLeavesOneRequestWhichTheRetryIsCountedOn() {
        proxy.when(ApiCall.post(REQUESTS)).times(1).cutReply();

        assertThat(post(Body.firing("lost")).statusCode()).isEqualTo(503);
        assertThat(post(Body.firing("lost")).statusCode()).isEqualTo(202);

        assertThat(requests.of("lost")).singleElement().satisfies(request -> assertThat(occurrences(request))
                .isEqualTo(2));
    }

    @Test
    void nameThatSomebodyElseTookMeanwhileIsCountedOn() throws Exception {
        try (var hold = proxy.when(ApiCall.post(REQUESTS)).times(1).hold()) {
            var late = CompletableFuture.supplyAsync(() -> post(Body.firing("contended")));
            hold.awaitArrived(Duration.ofSeconds(10));
            assertThat(post(Body.firing("contended")).statusCode()).isEqualTo(201);
            hold.release();
            assertThat(late.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        }

        assertThat(requests.of("contended")).singleElement().satisfies(request -> assertThat(occurrences(request))
                .isEqualTo(2));
    }

    @Test
    void countThatSomebodyElseChangedMeanwhileIsReadAgain() {
        post(Body.firing("busy"));
        String name = requests.of("busy").get(0).getMetadata().getName();
        try (var hold =
                proxy.when(ApiCall.patch(ONE_REQUEST + "/status")).times(1).hold()) {
            var late = CompletableFuture.supplyAsync(() -> post(Body.firing("busy")));
            hold.awaitArrived(Duration.ofSeconds(10));
            requests.patchStatus(name, "{\"status\": {\"overallPhase\": \"Executing\", \"other\": \"kept\"}}");
            hold.release();
            assertThat(late.join().statusCode()).isEqualTo(202);
        }

        assertThat(requests.of("busy")).singleElement().satisfies(request -> {
            assertThat(occurrences(request)).isEqualTo(2);
            assertThat(request.<String>get("status", "other")).isEqualTo("kept");
        });
    }

    @Test
    void batchIsAnsweredAlertByAlert() {
        JsonNode answer = Http.json(post(Body.firing("b-1", "b-2", "", "b-3")));

        assertThat(answer.path("results"))
                .extracting(result -> result.path("status").asText())
                .containsExactly("created", "created", "rejected", "created");
        assertThat(answer.path("summary").path("total").asInt()).isEqualTo(4);
    }

    @Test
    void batchOfWhichOneFailedIsToBeSentAgainAndThenIsWhole() {
        proxy.when(ApiCall.post(REQUESTS)).times(1).answer(500, "{}", Map.of());

        HttpResponse<String> first = post(Body.firing("r-1", "r-2"));
        HttpResponse<String> second = post(Body.firing("r-1", "r-2"));

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Http.json(first).at("/summary/failed").asInt()).isEqualTo(1);
        assertThat(second.statusCode()).isEqualTo(207);
        assertThat(Http.json(second).at("/summary/created").asInt()).isEqualTo(1);
        assertThat(Http.json(second).at("/summary/deduplicated").asInt()).isEqualTo(1);
    }

    @Test
    void resolvedAlertTouchesNothing() {
        HttpResponse<String> answer = post(Body.resolved("gone"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.json(answer).path("reason").asText()).isEqualTo("resolved");
        assertThat(calls()).isEmpty();
    }

    @Test
    void badInputNamesTheFieldAndTouchesNothing() {
        HttpResponse<String> answer = post("{\"alerts\": [{\"labels\": {}}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.json(answer).path("detail").asText()).startsWith("alerts[0].labels.alertname: ");
        assertThat(answer.headers().firstValue("X-Request-ID"))
                .hasValue(Http.json(answer).path("request_id").asText());
        assertThat(calls()).isEmpty();
    }

    @Test
    void bodyBeyondTheLimitIsRefused() {
        HttpResponse<String> answer = post(" ".repeat(300 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Http.json(answer).path("type").asText()).endsWith("/payload-too-large");
    }

    @Test
    void metricsNameEveryRoute() {
        String metrics = Http.get(gateway.management("metrics")).body();

        assertThat(List.of(
                        "http-prometheus",
                        "intake",
                        "alert",
                        "decide",
                        "open-incident",
                        "create-remediation-request",
                        "count-occurrence"))
                .allSatisfy(route -> assertThat(metrics).contains("routeId=\"" + route + "\""));
    }

    private HttpResponse<String> post(String body) {
        return Http.post(gateway.signals(), body);
    }

    /** The calls that alerts caused: the probe's are left out. */
    private List<String> calls() {
        return proxy.calls(call -> call.path().contains("remediationrequests")).stream()
                .map(call -> call.method()
                        + (call.path().endsWith("/status")
                                ? " status"
                                : call.path().endsWith("s") ? " requests" : " request"))
                .toList();
    }

    private static int occurrences(GenericKubernetesResource request) {
        return request.<Integer>get("status", "deduplication", "occurrenceCount");
    }
}
