package io.lockkeeper.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How time passes: for all alike, however little they have done meanwhile. */
final class PassingTime {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration WHILE = Gateway.DOUBT.plusSeconds(1);

    private final World world;
    private final List<Replica> replicas;
    private final List<GoGateway> others;
    private int moments;
    private int whiles = 3;

    PassingTime(World world, List<Replica> replicas, List<GoGateway> others) {
        this.world = world;
        this.replicas = replicas;
        this.others = others;
        this.moments = world.environment().lock() ? 30 : 10;
    }

    /** Returns how it may pass. */
    List<Option> options() {
        List<Option> options = new ArrayList<>();
        if (moments > 0 && mayPass()) {
            options.add(new Option("clock", this::moment));
        }
        if (whiles > 0 && isQuiet()) {
            options.add(new Option("days", this::longWhile));
        }
        return options;
    }

    /** Time passes until nobody is in doubt any more, except those who are cut off. */
    String longWhile() {
        whiles--;
        world.clock().pass(WHILE);
        // Whoever has taken in everything hears that there is no more; a view says nothing else then.
        return replicas.stream()
                .filter(replica -> !replica.gateway().isCutOff())
                .flatMap(replica -> replica.gateway().turns().options().stream()
                        .filter(option -> option.actor().equals("view of " + replica)))
                .map(option -> option.happen().get())
                .collect(Collectors.joining("; ", WHILE.toSeconds() + " s pass; ", ""));
    }

    /** Returns what happens where nothing else does: time passes until the first thread goes on that waits for it. */
    List<Option> untilNext() {
        long now = world.clock().nanoTime();
        OptionalLong next = replicas.stream()
                .map(replica -> replica.gateway().turns().nextDue(now))
                .flatMapToLong(OptionalLong::stream)
                .min();
        return next.isEmpty()
                ? List.of()
                : List.of(new Option("clock", () -> {
                    Duration time = Duration.ofNanos(next.getAsLong() - now);
                    world.clock().pass(time);
                    world.ledger().observe(null);
                    return time.toMillis() + " ms pass";
                }));
    }

    private String moment() {
        moments--;
        world.clock().pass(MOMENT);
        world.ledger().observe(null);
        return MOMENT.toSeconds() + " s passes";
    }

    private boolean mayPass() {
        return !world.environment().settled()
                || (world.areYoung(MOMENT, Locking.MARGIN)
                        && others.stream().allMatch(other -> other.holdsFor(MOMENT)));
    }

    private boolean isQuiet() {
        return world.ledger().open().isEmpty()
                && world.lateCalls().isEmpty()
                && others.stream().allMatch(GoGateway::isIdle)
                && replicas.stream()
                        .map(Replica::gateway)
                        .allMatch(gateway -> gateway.isCutOff()
                                || gateway.seen() == world.api().version());
    }
}
