package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.ApiDescription;
import io.lockkeeper.harness.Fixture;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the paths of all formats have in common, and how alerts of several formats meet. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatsIT {

    /** Where the fixtures have their objects. */
    private static final String NAMESPACE = "signals";

    private static final String EVENT =
            """
            {"reason": "BackOff", "type": "Warning", "lastTimestamp": "%s",
             "involvedObject": {"apiVersion": "%s", "kind": "%s", "namespace": "%s", "name": "%s"}}
            """;

    private final Requests requests;
    private final GatewayProcess gateway;

    FormatsIT(KubeCluster cluster, Installation installation) {
        cluster.apply(Fixture.CLUSTER);
        requests = installation.requests();
        gateway = installation.start(Map.of("LOCKKEEPER_TARGET_REQUIRE_EXISTING", "true"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prometheus       | {}                         | alerts: absent or empty, expected a list of at least one alert",
                "grafana          | {\"alerts\": []}           | alerts: absent or empty, expected a list of at least one alert",
                "kubernetes-event | {\"reason\": \"R\"}        | involvedObject: absent, expected what the event is about",
                "cloudevents      | {\"specversion\": \"0.3\"} | specversion: not a CloudEvent of version 1.0",
                "generic          | {\"labels\": {\"a\": 1}}   | labels.a: of the wrong type, expected string; name: absent"
            })
    void badInputIsRefusedByFieldAndFault(String format, String body, String detail) {
        HttpResponse<String> answer = post(format, body);

        Problems.assertProblem(answer, 400, "validation-error", detail);
    }

    @ParameterizedTest
    @CsvSource({"prometheus", "grafana", "kubernetes-event", "cloudevents", "generic"})
    void otherMediaTypeIsRefused(String format) {
        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(url(format))
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString("<alert/>")));

        assertThat(answer.statusCode()).isEqualTo(415);
        ApiDescription.check(answer);
    }

    @Test
    void eventThatWasSeenTooLongAgoIsRefused() {
        HttpResponse<String> answer =
                post("kubernetes-event", event(Instant.now().minus(Duration.ofMinutes(6)), "v1", "Pod", "p"));

        Problems.assertProblem(
                answer, 400, "validation-error", "lastTimestamp: more than 300 s old; check the sender's clock");
    }

    @Test
    void eachEventOfABatchHasAResultOfItsOwn() {
        String events =
                """
                [{"specversion": "1.0", "id": "1", "source": "/s", "type": "t",
                  "data": {"name": "A", "status": "resolved"}},
                 {"specversion": "1.0", "id": "2", "source": "/s", "type": "t", "data": {"name": 1}}]
                """;

        HttpResponse<String> answer = post("cloudevents", events);

        assertThat(answer.statusCode()).isEqualTo(207);
        ApiDescription.check(answer);
        assertThat(Http.json(answer).at("/results/0/status").asText()).isEqualTo("ignored");
        assertThat(Http.json(answer).at("/results/1/error").asText())
                .isEqualTo("[1].data.name: of the wrong type, expected string");
    }

    @Test
    void alertOnAPodEventOnItsReplicaSetAndAlertOnItsDeploymentAreOneIncident() {
        assertThat(post("prometheus", labelled("pod", "shared-5c-x")).statusCode())
                .isEqualTo(201);
        assertThat(post("kubernetes-event", event(Instant.now(), "apps/v1", "ReplicaSet", "shared-5c"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("grafana", labelled("deployment", "shared")).statusCode())
                .isEqualTo(202);

        assertThat(requests.of("shared")).singleElement().satisfies(request -> assertThat(Requests.occurrences(request))
                .isEqualTo(3));
    }

    @Test
    void podOfAnotherReplicaSetKeepsTheIncident() {
        assertThat(post("prometheus", labelled("pod", "rolled-1-x")).statusCode())
                .isEqualTo(201);
        assertThat(post("prometheus", labelled("pod", "rolled-2-x")).statusCode())
                .isEqualTo(202);
        assertThat(requests.of("rolled")).hasSize(1);
    }

    @Test
    void descriptionIsServed() {
        HttpResponse<String> answer = Http.get(gateway.signals().resolve("/openapi.yaml"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(answer.body()).startsWith("openapi: 3.1.0");
    }

    private String labelled(String kind, String name) {
        return "{\"alerts\": [{\"labels\": {\"alertname\": \"A\", \"namespace\": \"%s\", \"%s\": \"%s\"}}]}"
                .formatted(NAMESPACE, kind, name);
    }

    private String event(Instant seen, String apiVersion, String kind, String name) {
        return EVENT.formatted(seen, apiVersion, kind, NAMESPACE, name);
    }

    private HttpResponse<String> post(String format, String body) {
        return Http.post(url(format), body);
    }

    private URI url(String format) {
        return gateway.signals().resolve(format);
    }
}
