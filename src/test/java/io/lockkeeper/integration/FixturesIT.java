package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lockkeeper.harness.ApiDescription;
import io.lockkeeper.harness.Fixture;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule by which a body becomes a fingerprint and a request, or neither. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixturesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Requests requests;
    private final GatewayProcess gateway;

    FixturesIT(KubeCluster cluster, Installation installation) {
        cluster.apply(Fixture.CLUSTER);
        requests = installation.requests();
        gateway = installation.start(Map.of("LOCKKEEPER_TARGET_REQUIRE_EXISTING", "true"));
    }

    static List<Fixture> rule() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource
    void rule(Fixture fixture) {
        JsonNode expected = fixture.content();
        int before = requests.all().size();
        JsonNode explained = explanation(fixture);
        assertThat(requests.all()).as("after the explanation").hasSize(before);

        HttpResponse<String> answer = fixture.post(gateway.signals());

        ApiDescription.check(answer);
        assertAgree(explained, answer);
        if (expected.has("fingerprint")) {
            assertRequest(expected, answer);
        } else {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Http.json(answer).path("reason")).isEqualTo(expected.path("ignored"));
            expected.path("rejection").properties().forEach(field -> assertThat(
                            Http.json(answer).path("rejection").path(field.getKey()))
                    .as(field.getKey())
                    .isEqualTo(field.getValue()));
            assertThat(requests.all()).hasSize(before);
        }
    }

    private JsonNode explanation(Fixture fixture) {
        HttpResponse<String> answer = fixture.dryRun(gateway.signals());

        ApiDescription.check(answer);
        assertThat(Http.json(answer).path("alerts")).as(answer.body()).hasSize(1);
        return Http.json(answer).path("alerts").path(0);
    }

    /** What is explained is what happens: the times and the id of the handling apart, the very request. */
    private void assertAgree(JsonNode explained, HttpResponse<String> answer) {
        JsonNode happened = Http.json(answer);
        assertThat(explained.path("status")).isEqualTo(happened.path("status"));
        if (happened.has("fingerprint")) {
            assertThat(explained.path("fingerprint")).isEqualTo(happened.path("fingerprint"));
        }
        assertThat(explained.path("rejection")).isEqualTo(happened.path("rejection"));
        assertThat(explained.has("remediationRequest")).isEqualTo(answer.statusCode() == 201);
        if (answer.statusCode() == 201) {
            assertThat(timeless(explained.path("remediationRequest").path("spec")))
                    .isEqualTo(timeless(spec(answer)));
        }
    }

    private JsonNode spec(HttpResponse<String> answer) {
        String name = Http.json(answer).path("remediationRequestName").asText();
        return JSON.valueToTree(requests.named(name).<Object>get("spec"));
    }

    private static JsonNode timeless(JsonNode spec) {
        return ((ObjectNode) spec.deepCopy()).remove(List.of("receivedTime", "firingTime", "originalPayload"));
    }

    private void assertRequest(JsonNode expected, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        assertThat(Http.json(answer).path("fingerprint")).isEqualTo(expected.path("fingerprint"));
        JsonNode spec = spec(answer);
        JsonNode target = spec.path("targetResource");
        String cluster = spec.has("clusterID") ? spec.path("clusterID").asText() + ":" : "";
        assertThat(spec.path("signalFingerprint")).isEqualTo(expected.path("fingerprint"));
        assertThat(cluster + target.path("namespace").asText() + ":"
                        + target.path("kind").asText() + ":"
                        + target.path("name").asText())
                .isEqualTo(expected.path("hashed").asText());
        expected.path("spec").properties().forEach(field -> assertThat(spec.path(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
    }
}
