package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More incidents at once than the limits of a storm allow. */
@ExtendWith(SharedCluster.class)
class StormIT {

    private static final String OVERALL = "lockkeeper_storm_restrained_total{scope=\"overall\"}";
    private static final String NAMESPACE = "lockkeeper_storm_restrained_total{scope=\"namespace\"}";

    private final KubeCluster cluster;
    private final Installation installation;

    StormIT(KubeCluster cluster, Installation installation) {
        this.cluster = cluster;
        this.installation = installation;
    }

    @Test
    void noMoreRequestsAreActiveThanAllowedAndTheRestIsLeftToTheSender() {
        int before = installation.requests().all().size();
        GatewayProcess gateway = installation.start(Map.of("LOCKKEEPER_STORM_MAX_ACTIVE", String.valueOf(before + 5)));

        HttpResponse<String> storm = post(gateway, names("", 20));

        assertThat(storm.statusCode()).isEqualTo(503);
        assertThat(storm.headers().firstValue("Retry-After")).hasValue("10");
        JsonNode body = Http.json(storm);
        assertThat(body.at("/summary/created").asInt()).isEqualTo(5);
        assertThat(body.at("/summary/failed").asInt()).isEqualTo(15);
        assertThat(body.path("detail").asText())
                .contains("as many RemediationRequests as the limits of lockkeeper.storm");
        assertThat(gateway.metric(OVERALL)).isEqualTo(15);
        List<String> created = created(body);
        assertThat(installation.requests().all()).hasSize(before + 5);

        // Duplicates of those that stand need no room; one that ends makes room for another.
        assertThat(post(gateway, created.toArray(String[]::new)).statusCode()).isEqualTo(207);
        String first =
                installation.requests().of(created.get(0)).get(0).getMetadata().getName();
        gateway.awaitActive(-1, () -> installation.requests().phase(first, "Completed"));
        assertThat(Http.json(post(gateway, names("", 20)))
                        .at("/summary/created")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void namespaceThatStormsLeavesOthersAlone() {
        GatewayProcess gateway = installation.start(Map.of("LOCKKEEPER_STORM_NAMESPACE_PER_MINUTE", "3"));
        String noisy = cluster.createNamespace("noisy", Map.of("kubernaut.ai/managed", "true"));

        JsonNode body = Http.json(post(gateway, names(noisy + "/", 8)));

        assertThat(body.at("/summary/created").asInt()).isEqualTo(3);
        assertThat(body.path("detail").asText()).contains("about namespace '" + noisy + "'");
        assertThat(gateway.metric(NAMESPACE)).isEqualTo(5);
        assertThat(post(gateway, "calm").statusCode()).isEqualTo(201);
    }

    /** Returns the Deployments whose alerts the body of an answer says to have created a request. */
    private static List<String> created(JsonNode body) {
        return body.path("results").findParents("remediationRequestName").stream()
                .filter(result -> result.path("status").asText().equals("created"))
                .map(result -> "d-" + result.path("index").asInt())
                .toList();
    }

    private static String[] names(String namespace, int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> namespace + "d-" + index)
                .toArray(String[]::new);
    }

    private static HttpResponse<String> post(GatewayProcess gateway, String... deployments) {
        return Http.post(gateway.signals(), AlertBody.firing(deployments));
    }
}
