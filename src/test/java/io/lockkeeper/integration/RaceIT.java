package io.lockkeeper.integration;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.SharedCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Simultaneous first alerts of one incident, at gateways with no lock between them. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceIT {

    // No call times out because the machine is slow: one whose reply came too late would be counted twice.
    private static final Map<String, String> ROOMY =
            GatewayProcess.patient(Map.of("LOCKKEEPER_LEASE_ENABLED", "false", "LOCKKEEPER_HTTP_IN_FLIGHT", "500"));

    private final Installation installation;
    private final List<GatewayProcess> pair;
    private final Race race;

    RaceIT(Installation installation) {
        this.installation = installation;
        pair = List.of(installation.start(ROOMY), installation.start(ROOMY));
        race = new Race(installation, pair);
    }

    @Test
    void hundredFirstAlertsAtOnceGetOneRequestThatCountsThemAll() throws InterruptedException {
        race.run(100, 5);
    }

    @Test
    @Tag("soak")
    void hundredFirstAlertsAtOnceGetOneRequestThatCountsThemAllTwentyTimes() throws InterruptedException {
        race.run(100, 20);
    }

    @Test
    @Tag("soak")
    void threeGatewaysDoNoOtherwiseHundredTimes() throws InterruptedException {
        new Race(installation, List.of(pair.get(0), pair.get(1), installation.start(ROOMY))).run(100, 100);
    }

    @Test
    @DisplayName("GW-DEDUP-002")
    void fiveFirstAlertsAtOnceGetOneRequest() throws InterruptedException {
        race.run(5, 10);
    }
}
