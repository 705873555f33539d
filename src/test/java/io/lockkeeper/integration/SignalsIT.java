package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signals in, requests in the API server, and the calls that this takes. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalsIT {

    private final Installation installation;
    private final Requests requests;
    private final GatewayProcess gateway;

    SignalsIT(Installation installation) {
        this.installation = installation;
        requests = installation.requests();
        gateway = installation.start(Map.of());
    }

    @AfterEach
    void awaitTheLastCalls() {
        gateway.awaitCounted();
    }

    @Test
    void firstAlertCreatesARequestAndTheNextIsCountedOnIt() {
        HttpResponse<String> first = post(AlertBody.firing("app-2999"));
        HttpResponse<String> second = post(AlertBody.firing("app-2999"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(Http.json(first).path("fingerprint").asText())
                .isEqualTo("c94bee70b191f68ccdaafdb961dd9a482167bd529bb7bffdcf07c4e113f06071");
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(Http.json(second).at("/metadata/count").asInt()).isEqualTo(2);
        assertThat(requests.of("app-2999")).singleElement().satisfies(request -> {
            assertThat(request.getMetadata().getName())
                    .isEqualTo(Http.json(first).path("remediationRequestName").asText());
            assertThat(Requests.occurrences(request)).isEqualTo(2);
            assertThat(request.<String>get("spec", "signalName")).isEqualTo("HighErrorRate");
        });
    }

    @Test
    void firstAlertCostsTwoWritesAndADuplicateOneAndNeitherARead() {
        post(AlertBody.firing("cost"));
        gateway.awaitCounted();
        assertThat(SignalCalls.of(installation.proxy())).containsExactly("POST requests", "PATCH status");

        installation.proxy().reset();
        post(AlertBody.firing("cost"));
        assertThat(SignalCalls.of(installation.proxy())).containsExactly("PATCH status");
    }

    @Test
    void requestThatTurnedTerminalIsFollowedByANewOne() {
        post(AlertBody.firing("recurring"));
        gateway.awaitCounted();
        ObjectMeta first = requests.of("recurring").get(0).getMetadata();
        requests.phase(first.getName(), "Completed");

        HttpResponse<String> second = post(AlertBody.firing("recurring"));

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
    void batchIsAnsweredAlertByAlert() {
        JsonNode answer = Http.json(post(AlertBody.firing("b-1", "b-2", "", "b-3")));

        assertThat(answer.path("results"))
                .extracting(result -> result.path("status").asText())
                .containsExactly("created", "created", "rejected", "created");
        assertThat(answer.path("summary").path("total").asInt()).isEqualTo(4);
    }

    @Test
    void resolvedAlertTouchesNothing() {
        HttpResponse<String> answer = post(AlertBody.resolved("gone"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.json(answer).path("reason").asText()).isEqualTo("resolved");
        assertThat(SignalCalls.of(installation.proxy())).isEmpty();
    }

    @Test
    void headersOfTheSenderChangeNothing() {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.signals())
                .POST(HttpRequest.BodyPublishers.ofString(AlertBody.firing("with-headers")));
        Stream.of(
                        "CamelKubernetesCRDInstance",
                        "CamelKubernetesCRDName",
                        "CamelHttpResponseCode",
                        "CamelRedeliveryDelay",
                        "LockkeeperFormat",
                        "LockkeeperTarget",
                        "lockkeeper.namespace",
                        "kubernetesNamespace",
                        "X-Auth-Request-User",
                        "Impersonate-User",
                        "breadcrumbId")
                .forEach(name -> request.header(name, "evil"));

        HttpResponse<String> with = Http.send(request);
        HttpResponse<String> without = post(AlertBody.firing("without-head"));

        assertThat(with.statusCode()).isEqualTo(without.statusCode());
        assertThat(with.body().replaceAll("rr-[0-9a-f]+-[0-9a-f]+|[0-9a-f]{64}", ""))
                .isEqualTo(without.body().replaceAll("rr-[0-9a-f]+-[0-9a-f]+|[0-9a-f]{64}", ""));
        assertThat(trace("with-headers")).isEqualTo(trace("without-head")).doesNotContain("evil");
    }

    /** Returns the request of a Deployment without what differs from one to the next. */
    private String trace(String deployment) {
        GenericKubernetesResource request = requests.of(deployment).get(0);
        return request.<Object>get("spec")
                .toString()
                .replace(deployment, "")
                .replaceAll("[0-9a-f]{64}|receivedTime=[^,}]*", "");
    }

    @Test
    void badInputNamesTheFieldAndTouchesNothing() {
        HttpResponse<String> answer = post("{\"alerts\": [{\"labels\": {}}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.json(answer).path("detail").asText()).startsWith("alerts[0].labels.alertname: ");
        assertThat(answer.headers().firstValue("X-Request-ID"))
                .hasValue(Http.json(answer).path("request_id").asText());
        assertThat(SignalCalls.of(installation.proxy())).isEmpty();
    }

    @Test
    void metricsNameEveryRoute() {
        String metrics = Http.get(gateway.management("metrics")).body();

        assertThat(List.of(
                        "http-prometheus",
                        "intake",
                        "alert",
                        "identify-incident",
                        "decide",
                        "open-incident",
                        "create-remediation-request",
                        "count-occurrence"))
                .allSatisfy(route -> assertThat(metrics).contains("routeId=\"" + route + "\""));
    }

    private HttpResponse<String> post(String body) {
        return Http.post(gateway.signals(), body);
    }
}
