package io.lockkeeper.chaos;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link ChaosIT} shows, with the lock switched off throughout: names alone keep an incident to one request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnlockedChaosIT {

    private final Trial trial = new Trial(getClass(), Map.of("LOCKKEEPER_LEASE_ENABLED", "false"));

    @AfterAll
    void close() {
        trial.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED_BEFORE_CREATION", "REQUESTS_TURNED"})
    void guaranteeHoldsThrough(Fault fault) {
        trial.check(fault);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("faults")
    void guaranteeHoldsThroughEach(Fault fault) {
        trial.check(fault);
    }

    static List<Fault> faults() {
        return Fault.withoutLock();
    }
}
