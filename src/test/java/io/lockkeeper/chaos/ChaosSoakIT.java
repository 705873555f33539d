package io.lockkeeper.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Faults drawn at random, one after the other, while alerts come in at three replicas. The property {@code chaos.minutes}
 * says for how long in each test, and {@code chaos.seed} draws another order of them.
 */
@Tag("soak")
class ChaosSoakIT {

    private static final Duration TIME = Duration.ofMinutes(Long.getLong("chaos.minutes", 30));
    private static final int FAULTS_A_ROUND = 10;

    @Test
    void guaranteeHoldsForHalfAnHourOfRandomFaults() {
        run(List.of(Fault.values()), Map.of());
    }

    @Test
    void guaranteeHoldsForHalfAnHourOfRandomFaultsWithoutTheLock() {
        run(Fault.withoutLock(), Map.of("LOCKKEEPER_LEASE_ENABLED", "false"));
    }

    private static void run(List<Fault> faults, Map<String, String> environment) {
        long end = System.nanoTime() + TIME.toNanos();
        Random random = new Random(Trial.SEED);
        try (Trial trial = new Trial(ChaosSoakIT.class, environment)) {
            for (int round = 1; System.nanoTime() < end; round++) {
                List<Fault> drawn = Stream.generate(() -> faults.get(random.nextInt(faults.size())))
                        .limit(FAULTS_A_ROUND)
                        .toList();
                trial.check("round-" + round, random, drawn);
            }
        }
    }
}
