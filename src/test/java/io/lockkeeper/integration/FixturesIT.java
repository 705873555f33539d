package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
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

        HttpResponse<String> answer = fixture.post(gateway.signals());

        ApiDescription.check(answer);

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

    private void assertRequest(JsonNode expected, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        assertThat(Http.json(answer).path("fingerprint")).isEqualTo(expected.path("fingerprint"));
        GenericKubernetesResource request = requests.all().stream()
                .filter(one -> one.getMetadata()
                        .getName()
                        .equals(Http.json(answer).path("remediationRequestName").asText()))
                .findFirst()
                .orElseThrow();
        JsonNode spec = JSON.valueToTree(request.<Object>get("spec"));
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
