package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.lockkeeper.harness.Fixture;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator may decide about targets. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetSettingsIT {

    private final KubeCluster cluster;
    private final GatewayProcess gateway;

    TargetSettingsIT(KubeCluster cluster, Installation installation) {
        this.cluster = cluster;
        cluster.apply(Fixture.CLUSTER);
        gateway = installation.start(Map.of(
                "LOCKKEEPER_TARGET_REQUIRE_EXISTING",
                "true",
                "LOCKKEEPER_TARGET_KINDS",
                "built-in, Rollout.argoproj.io",
                "LOCKKEEPER_CLUSTER_LOCAL_NAMES",
                "east,east-1"));
    }

    @Test
    void kindOfTheOperatorsIsATargetLikeTheOthers() {
        cluster.adminClient()
                .resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion("argoproj.io/v1alpha1")
                        .withKind("Rollout")
                        .withNewMetadata()
                        .withNamespace("signals")
                        .withName("canary")
                        .endMetadata()
                        .build())
                .serverSideApply();

        // sha256sum of signals:Rollout:canary
        assertThat(post("\"rollout\": \"canary\"").path("fingerprint").asText())
                .isEqualTo("e8bfb65bea9daf0d7aadb9c039a79af2512970502120b320c93f0bc5e34109e5");
    }

    @Test
    void clusterOfOneOfTheLocalNamesIsThisOne() {
        // sha256sum of signals:Deployment:app
        assertThat(post("\"deployment\": \"app\", \"cluster\": \"east-1\"")
                        .path("fingerprint")
                        .asText())
                .isEqualTo("7721eb96e4fc8ef94429f46dd56226c175908b090c03c779d0d5aedc8e950d13");
    }

    @Test
    void alertOfAnotherClusterIsRejected() {
        JsonNode answer = post("\"deployment\": \"app\", \"cluster\": \"west\"");

        assertThat(answer.at("/rejection/reason").asText()).isEqualTo("remote_cluster");
        assertThat(answer.at("/rejection/message").asText()).contains("lockkeeper.cluster.local-names");
        assertThat(metrics()).containsPattern("gateway_signals_rejected_total\\{reason=\"remote_cluster\"} [1-9]");
    }

    @Test
    void lookUpsAreCountedByKindAndOutcome() {
        post("\"deployment\": \"nowhere\", \"pod\": \"owned-7d4b9c-x2x1p\"");

        for (String counted : List.of(
                "kind=\"Deployment\",outcome=\"not_found\"",
                "kind=\"Pod\",outcome=\"success\"",
                "kind=\"ReplicaSet\",outcome=\"success\"",
                "kind=\"Deployment\",outcome=\"success\"")) {
            assertThat(metrics())
                    .containsPattern("gateway_owner_resolution_total\\{" + Pattern.quote(counted) + "} [1-9]");
        }
    }

    private String metrics() {
        return Http.get(gateway.management("metrics")).body();
    }

    private JsonNode post(String labels) {
        return Http.json(Http.post(
                gateway.signals(),
                "{\"alerts\": [{\"labels\": {\"alertname\": \"A\", \"namespace\": \"signals\", " + labels + "}}]}"));
    }
}
