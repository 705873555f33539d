package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.RequestHistory;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.Scrape;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.LoadResult;
import io.lockkeeper.load.Pace;
import io.lockkeeper.load.Target;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Simultaneous first alerts of one incident, at several gateways. */
final class Race {

    private final Installation installation;
    private final Target target;
    private final List<Scrape> counts;

    Race(Installation installation, List<GatewayProcess> gateways) {
        this(
                installation,
                Target.of(gateways.stream()
                        .map(gateway -> gateway.signals().resolve("/"))
                        .toArray(URI[]::new)),
                gateways.stream().map(GatewayProcess::metrics).toList());
    }

    /**
     * Makes a race.
     *
     * @param target where the alerts are sent to
     * @param counts the metrics of all who take them in
     */
    Race(Installation installation, Target target, List<Scrape> counts) {
        this.installation = installation;
        this.target = target;
        this.counts = counts;
    }

    /**
     * Runs rounds, and asserts that each makes one request, which counts all of its alerts.
     *
     * @return when the last answer was there, as told by {@link System#nanoTime}
     */
    long run(int senders, int rounds) throws InterruptedException {
        try (RequestHistory history = installation.requests().history()) {
            LoadResult race = LoadGenerator.run(Load.of(new Pace.Rounds(senders, rounds), target));
            long answered = System.nanoTime();
            counts.forEach(count -> count.awaitPending(0));
            history.awaitPresent();

            assertThat(race.rounds()).hasSize(rounds).allSatisfy(round -> {
                assertThat(round.counts()).isEqualTo(Map.of("201", 1, "202", senders - 1));
                assertThat(installation.requests().of(round.workload()))
                        .singleElement()
                        .satisfies(request ->
                                assertThat(Requests.occurrences(request)).isEqualTo(senders));
            });
            assertThat(history.contested()).isEmpty();
            return answered;
        }
    }
}
