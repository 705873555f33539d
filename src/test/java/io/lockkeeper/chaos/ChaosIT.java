package io.lockkeeper.chaos;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each fault, once, while alerts come in at three replicas: no alert is lost, no incident has two active requests, and all
 * is as before when it is over. The property {@code chaos.seed} draws other histories.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {

    private final Trial trial = new Trial(getClass(), Map.of());

    @AfterAll
    void close() {
        trial.close();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "KILLED_BEFORE_CREATION",
                "PAUSED_BEFORE_CREATION",
                "REPLY_LOST_OF_CREATION",
                "CALLS_TRUNCATED",
                "ETCD_STOPPED",
                "WATCH_DEAD",
                "REQUESTS_TURNED"
            })
    void guaranteeHoldsThrough(Fault fault) {
        trial.check(fault);
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource(Fault.class)
    void guaranteeHoldsThroughEach(Fault fault) {
        trial.check(fault);
    }
}
