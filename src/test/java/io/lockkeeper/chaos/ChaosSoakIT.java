package io.lockkeeper.chaos;

import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.KubeCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Faults drawn at random, one after the other, while alerts come in at three replicas. The property {@code chaos.minutes}
 * says for how long, and {@code chaos.seed} draws another order of them.
 */
@Tag("soak")
class ChaosSoakIT {

    private static final Duration TIME = Duration.ofMinutes(Long.getLong("chaos.minutes", 60));
    private static final long SEED = Long.getLong("chaos.seed", 1);
    private static final int FAULTS_A_ROUND = 10;
    private static final int SOME = 50;
    private static final List<Fault> FAULTS = List.of(Fault.values());

    @Test
    void guaranteeHoldsForAnHourOfRandomFaults() {
        long end = System.nanoTime() + TIME.toNanos();
        Random random = new Random(SEED);
        try (KubeCluster cluster = new KubeCluster();
                Fleet fleet = new Fleet(cluster, Map.of())) {
            for (int round = 1; System.nanoTime() < end; round++) {
                runRound(fleet, round, random);
            }
        }
    }

    private static void runRound(Fleet fleet, int round, Random random) {
        long start = System.nanoTime();
        try (Witness witness = new Witness(fleet.requests())) {
            try (Traffic traffic = new Traffic(fleet, witness, "round-" + round, random.nextLong())) {
                Chaos chaos = new Chaos(fleet, witness, traffic, random);
                for (int fault = 0; fault < FAULTS_A_ROUND; fault++) {
                    traffic.await(SOME);
                    chaos.strike(FAULTS.get(random.nextInt(FAULTS.size())));
                    fleet.awaitReady();
                }
            }
            fleet.awaitCounted();
            witness.check();
            fleet.awaitNoLease();
            Figures.note(
                    ChaosSoakIT.class,
                    "round %d: %d faults, as many recoveries, %s, %d s"
                            .formatted(
                                    round,
                                    FAULTS_A_ROUND,
                                    witness.summary(),
                                    Duration.ofNanos(System.nanoTime() - start).toSeconds()));
        }
    }
}
