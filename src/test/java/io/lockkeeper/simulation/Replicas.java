package io.lockkeeper.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** The replicas that all simulations of a test share, for their routes take longer to start than a history to run. */
final class Replicas implements AutoCloseable {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "simulated");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((crashed, crash) -> {});
        return thread;
    });
    private final Silence silence = new Silence();
    private final List<Replica> replicas;

    Replicas() throws Exception {
        this.replicas = List.of(new Replica("P", threads), new Replica("Q", threads), new Replica("S", threads));
    }

    /** Returns the history of a seed. */
    History run(Environment.Kind kind, Optional<BrokenRule> rule, long seed) {
        // Generators of neighbouring seeds begin alike.
        Random random = new Random(seed * SPREAD);
        Simulation simulation = new Simulation(kind.draw(random), random, rule, replicas);
        try {
            Optional<Violation> violation = simulation.run();
            return new History(kind, rule, seed, simulation.history(), violation);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "broke off: " + new History(kind, rule, seed, simulation.history(), Optional.empty()), e);
        }
    }

    /** Returns the first history of so many seeds in which something does not hold, empty where there is none. */
    Optional<History> search(Environment.Kind kind, Optional<BrokenRule> rule, long from, int seeds) {
        return LongStream.range(from, from + seeds)
                .mapToObj(seed -> run(kind, rule, seed))
                .filter(history -> history.violation().isPresent())
                .findFirst();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        threads.shutdownNow();
        silence.close();
    }
}
