package io.lockkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the design guarantees without the lock and with it, in thousands of histories. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {

    private static final int SEEDS = 120;
    private static final int MANY = 10_000;

    private final Replicas replicas;

    SimulationTest() throws Exception {
        this.replicas = new Replicas();
    }

    @AfterAll
    void close() {
        replicas.close();
    }

    @ParameterizedTest
    @EnumSource
    void everythingHolds(Environment.Kind kind) {
        assertThat(replicas.search(kind, Optional.empty(), 0, SEEDS)).isEmpty();
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource
    void everythingHoldsFarLonger(Environment.Kind kind) {
        assertThat(replicas.search(kind, Optional.empty(), SEEDS, MANY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void seedTellsTheSameHistoryEachTime(Environment.Kind kind) {
        for (long seed = 0; seed < 15; seed++) {
            History first = replicas.run(kind, Optional.empty(), seed);

            assertThat(replicas.run(kind, Optional.empty(), seed)).isEqualTo(first);
        }
    }
}
