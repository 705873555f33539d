package io.lockkeeper.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The alerts that are still to arrive, and where. */
final class Arrivals {

    private final World world;
    private final List<Replica> replicas;
    private final Deque<Arrival> next = new ArrayDeque<>();

    private record Arrival(int alert, Replica replica) {}

    /** Draws where which alert arrives. */
    Arrivals(World world, List<Replica> replicas) {
        this.world = world;
        this.replicas = replicas;
        for (int alert = 1; alert <= world.environment().alerts(); alert++) {
            next.add(new Arrival(alert, replicas.get(world.random().nextInt(replicas.size()))));
        }
    }

    boolean isEmpty() {
        return next.isEmpty();
    }

    /** Has the next alert arrive. */
    String arrive() {
        Arrival arrival = next.remove();
        long before = world.ledger().handlings().stream()
                .filter(handling -> handling.alert() == arrival.alert())
                .count();
        String who = arrival.replica() + "/alert" + arrival.alert() + "'".repeat((int) before);
        Handling handling = new Handling(arrival.alert(), who);
        world.ledger().arrived(handling);
        arrival.replica().handle(handling);
        return who + " arrives";
    }

    /** Has those come again that have no answer. */
    void sendAgain() {
        for (int alert = 1; alert <= world.environment().alerts(); alert++) {
            if (!isAnswered(alert)) {
                next.add(new Arrival(alert, replicas.get(alert % replicas.size())));
            }
        }
    }

    /** Checks that by now all are answered. */
    void checkAnswers() {
        for (int alert = 1; alert <= world.environment().alerts(); alert++) {
            if (!isAnswered(alert)) {
                world.ledger().violated(Invariant.I4, "alert " + alert + " has no answer");
            }
        }
    }

    private boolean isAnswered(int alert) {
        return world.ledger().handlings().stream()
                .anyMatch(handling -> handling.alert() == alert && handling.isAnswered());
    }
}
