package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.RequestHistory;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.LoadResult;
import io.lockkeeper.load.Pace;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Simultaneous first alerts of one incident, at two gateways with no lock between them. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceIT {

    // No call times out because the machine is slow: one whose reply came too late would be counted twice.
    private static final Map<String, String> ROOMY =
            Map.of("LOCKKEEPER_HTTP_IN_FLIGHT", "500", "LOCKKEEPER_API_TIMEOUT", "9s");

    private final Installation installation;
    private final List<GatewayProcess> gateways;

    RaceIT(Installation installation) {
        this.installation = installation;
        gateways = List.of(installation.start(ROOMY), installation.start(ROOMY));
    }

    @Test
    void hundredFirstAlertsAtOnceGetOneRequestThatCountsThemAll() throws InterruptedException {
        race(100, 5);
    }

    @Test
    @Tag("soak")
    void hundredFirstAlertsAtOnceGetOneRequestThatCountsThemAllTwentyTimes() throws InterruptedException {
        race(100, 20);
    }

    @Test
    @DisplayName("GW-DEDUP-002")
    void fiveFirstAlertsAtOnceGetOneRequest() throws InterruptedException {
        race(5, 10);
    }

    private void race(int senders, int rounds) throws InterruptedException {
        try (RequestHistory history = installation.requests().history()) {
            LoadResult race = LoadGenerator.run(Load.of(new Pace.Rounds(senders, rounds), urls()));
            gateways.forEach(GatewayProcess::awaitCounted);
            history.awaitPresent();

            assertThat(race.rounds()).hasSize(rounds).allSatisfy(round -> {
                assertThat(round.counts()).isEqualTo(Map.of("201", 1, "202", senders - 1));
                assertThat(installation.requests().of(round.workload()))
                        .singleElement()
                        .satisfies(request ->
                                assertThat(Requests.occurrences(request)).isEqualTo(senders));
            });
            assertThat(history.contested()).isEmpty();
        }
    }

    private URI[] urls() {
        return gateways.stream().map(gateway -> gateway.signals().resolve("/")).toArray(URI[]::new);
    }
}
