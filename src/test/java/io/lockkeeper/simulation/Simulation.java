package io.lockkeeper.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One history: gateways start, alerts arrive, things go wrong, and at last faults stop and every alert is answered. */
final class Simulation {

    private static final int MOST_IN_TROUBLE = 600;
    private static final int MOST = 3000;

    /** How much slower the slowest actor is than the quickest. */
    private static final double SPREAD = 300;

    private static final Map<String, Double> RATES = Map.of(
            "faults",
            0.1,
            "cuts",
            0.1,
            "networks",
            0.02,
            "controller",
            0.3,
            "deletion",
            0.3,
            "clock",
            0.05,
            "days",
            0.3,
            "crashes",
            0.1,
            "late calls",
            0.3);

    private final World world;
    private final List<Replica> replicas;
    private final Arrivals arrivals;
    private final Surroundings surroundings;
    private final Map<String, Double> speeds = new HashMap<>();
    private final List<String> history = new ArrayList<>();

    /** Prepares one, with as many of the replicas as its environment has processes. */
    Simulation(Environment environment, Random random, Optional<BrokenRule> broken, List<Replica> replicas) {
        this.world = new World(environment, random, broken);
        this.replicas = replicas.subList(0, environment.processes());
        this.arrivals = new Arrivals(world, this.replicas);
        this.surroundings = new Surroundings(world, this.replicas, arrivals);
    }

    /** Runs it to its end, and returns what did not hold, empty where everything did. */
    Optional<Violation> run() {
        new Past(world).lay();
        replicas.forEach(replica -> replica.start(world));
        steps(List::of, () -> false, MOST);
        history.add(surroundings.time().longWhile());
        world.trouble();
        steps(this::whatMayHappen, surroundings::isAllAnswered, MOST_IN_TROUBLE);
        world.calmDown();
        steps(surroundings::steady, () -> false, MOST);
        arrivals.sendAgain();
        steps(surroundings::steady, () -> false, MOST);
        arrivals.checkAnswers();
        replicas.forEach(replica -> replica.gateway().crash());
        return world.ledger().violation();
    }

    /** Returns what happened, a line a step. */
    List<String> history() {
        return history;
    }

    private List<Option> whatMayHappen() {
        return Stream.concat(surroundings.steady().stream(), surroundings.unsteady().stream())
                .toList();
    }

    /** Lets things happen until nothing can any more, it is enough, or something did not hold. */
    private void steps(Supplier<List<Option>> around, BooleanSupplier enough, int most) {
        for (int step = 0; step < most && world.ledger().violation().isEmpty() && !enough.getAsBoolean(); step++) {
            List<Option> options = Stream.concat(
                            replicas.stream().flatMap(replica -> replica.gateway().turns().options().stream()),
                            around.get().stream())
                    .toList();
            if (options.isEmpty()) {
                options = surroundings.time().untilNext();
            }
            if (options.isEmpty()) {
                return;
            }
            history.add(choose(options).happen().get());
        }
    }

    private Option choose(List<Option> options) {
        double sum = options.stream().mapToDouble(this::speed).sum();
        double point = world.random().nextDouble() * sum;
        for (Option option : options) {
            point -= speed(option);
            if (point < 0) {
                return option;
            }
        }
        return options.get(options.size() - 1);
    }

    /** Each actor has a speed of its own, so that seeds differ in who lags behind. */
    private double speed(Option option) {
        return speeds.computeIfAbsent(
                option.actor(),
                actor -> RATES.getOrDefault(actor, 1.0)
                        * Math.pow(SPREAD, -world.random().nextDouble()));
    }
}
