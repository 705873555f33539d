package io.lockkeeper.chaos;

import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.KubeCluster;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A fleet, on a cluster that may break, and faults that strike it one by one while alerts come in. */
final class Trial implements AutoCloseable {

    /** What its histories are drawn from. */
    static final long SEED = Long.getLong("chaos.seed", 1);

    private static final int SOME = 20;

    private final Class<?> test;
    private final KubeCluster cluster = new KubeCluster();
    private final Fleet fleet;

    /**
     * Starts both.
     *
     * @param test the one whose figures it notes
     * @param environment variables of the replicas, over those of every fleet
     */
    Trial(Class<?> test, Map<String, String> environment) {
        this.test = test;
        this.fleet = new Fleet(cluster, environment);
    }

    /** Has one fault strike, in the history that the property {@code chaos.seed} draws. */
    void check(Fault fault) {
        check(fault.name().toLowerCase(Locale.ROOT).replace('_', '-'), new Random(SEED), List.of(fault));
    }

    /**
     * Has faults strike, one after the other is over, and asserts that no alert is lost, that no incident had two active
     * requests, and that all is as before at the end.
     *
     * @param run begins the names of the workloads
     */
    void check(String run, Random random, List<Fault> faults) {
        long start = System.nanoTime();
        try (Witness witness = new Witness(fleet.requests())) {
            try (Traffic traffic = new Traffic(fleet, witness, run, random.nextLong())) {
                Chaos chaos = new Chaos(fleet, witness, traffic, random);
                for (Fault fault : faults) {
                    traffic.await(SOME);
                    chaos.strike(fault);
                    fleet.awaitReady();
                }
                traffic.await(SOME);
            }
            fleet.awaitCounted();
            witness.check();
            fleet.awaitNoLease();
            Figures.note(
                    test,
                    "%s: %d faults, as many recoveries, %s, %d ms"
                            .formatted(run, faults.size(), witness.summary(), (System.nanoTime() - start) / 1_000_000));
        }
    }

    @Override
    public void close() {
        fleet.close();
        cluster.close();
    }
}
