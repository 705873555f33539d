package io.lockkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tells the history of one seed again; the message of a test that failed says how. */
@EnabledIfSystemProperty(named = "simulation.seed", matches = "[0-9]+", disabledReason = "there is no seed to replay")
class ReplayTest {

    @Test
    void everythingHolds() throws Exception {
        Environment.Kind kind = Environment.Kind.valueOf(System.getProperty("simulation.kind", "KEPT"));
        Optional<BrokenRule> rule =
                Optional.ofNullable(System.getProperty("simulation.rule")).map(BrokenRule::valueOf);
        try (Replicas replicas = new Replicas()) {
            History history = replicas.run(kind, rule, Long.getLong("simulation.seed", 0));
            System.out.println(history);

            assertThat(history.violation()).isEmpty();
        }
    }
}
