package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.CamelProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Integration of the kit on Camel Quarkus, built and laid out as the operator of Camel K does it: three replicas. */
@Tag("soak")
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CamelQuarkusSoakIT {

    private final CamelReplicas camel;
    private final List<CamelProcess> replicas;

    CamelQuarkusSoakIT(KubeCluster cluster, Installation installation) throws IOException {
        camel = new CamelReplicas(cluster, installation, CamelProject.quarkus());
        camel.grant();
        replicas = camel.startAll(
                CamelKit.integration(), List.of("alerts-0", "alerts-1", "alerts-2"), CamelReplicas.PATIENT);
        replicas.forEach(CamelProcess::awaitReady);
    }

    @AfterAll
    void close() {
        camel.close();
    }

    @Test
    void hundredFirstAlertsAtOnceAtThreeReplicasGetOneRequest() throws InterruptedException {
        camel.race(replicas, "/team/alerts").run(100, 20);

        assertThat(CamelReplicas.acquisitions(replicas)).isPositive();
    }

    @Test
    void routesOfTheIntegrationAnswerAsOnCamelMain() {
        CamelProcess replica = replicas.get(0);

        assertThat(Http.post(replica.url("/team/alerts"), "{\"alerts\": 7}").statusCode())
                .isEqualTo(400);
        assertThat(Http.post(replica.url("/team/tidy-up"), "").body()).isEqualTo("tidied up");
        assertThat(replica.liveness().statusCode()).isEqualTo(200);
    }
}
