package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.LoadResult;
import io.lockkeeper.load.Pace;
import io.lockkeeper.load.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Senders that announce the same new incident at the same moment, to two replicas. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceIT {

    private static final int SENDERS = 10;
    private static final int ROUNDS = 5;

    private final Installation installation;
    private final List<GatewayProcess> gateways;

    RaceIT(Installation installation) {
        this.installation = installation;
        gateways = List.of(installation.start(Map.of()), installation.start(Map.of()));
    }

    @Test
    void everyIncidentGetsOneRequestThatAtLeastAllItsAlertsAreCountedOn() throws Exception {
        URI[] urls =
                gateways.stream().map(gateway -> gateway.signals().resolve("/")).toArray(URI[]::new);

        LoadResult race = LoadGenerator.run(
                Load.of(new Pace.Rounds(SENDERS, ROUNDS), urls).with(Patience.retrying(60, Duration.ofSeconds(1))));

        assertThat(race.rounds()).hasSize(ROUNDS).allSatisfy(round -> assertThat(round.counts())
                .isEqualTo(Map.of("201", 1, "202", SENDERS - 1)));
        assertThat(installation.requests().all())
                .hasSize(ROUNDS)
                .allSatisfy(request -> assertThat(Requests.occurrences(request)).isGreaterThanOrEqualTo(SENDERS));
    }
}
