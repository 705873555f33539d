package io.lockkeeper.chaos;

import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.KubeCluster;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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

    private static final long SEED = Long.getLong("chaos.seed", 1);
    private static final int SOME = 20;

    private final KubeCluster cluster = new KubeCluster();
    private final Fleet fleet = new Fleet(cluster, Map.of());

    @AfterAll
    void close() {
        fleet.close();
        cluster.close();
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
        check(fault);
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource(Fault.class)
    void guaranteeHoldsThroughEach(Fault fault) {
        check(fault);
    }

    private void check(Fault fault) {
        long start = System.nanoTime();
        String run = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        try (Witness witness = new Witness(fleet.requests())) {
            try (Traffic traffic = new Traffic(fleet, witness, run, SEED)) {
                traffic.await(SOME);
                new Chaos(fleet, witness, traffic, new Random(SEED)).strike(fault);
                fleet.awaitReady();
                traffic.await(SOME);
            }
            Figures.note(
                    getClass(),
                    "%s: %s, %d ms".formatted(fault, witness.summary(), (System.nanoTime() - start) / 1_000_000));
            fleet.awaitCounted();
            witness.check();
        }
        fleet.awaitNoLease();
    }
}
