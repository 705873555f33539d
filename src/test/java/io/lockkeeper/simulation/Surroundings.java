package io.lockkeeper.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What happens around the gateways: alerts arrive, controllers work, somebody deletes, processes crash, time passes. */
final class Surroundings {

    private static final Duration SUPPRESSION = Duration.ofSeconds(3);

    private final World world;
    private final List<Replica> replicas;
    private final Arrivals arrivals;
    private final List<GoGateway> others;
    private final PassingTime time;
    private int deletions;
    private int crashes;

    Surroundings(World world, List<Replica> replicas, Arrivals arrivals) {
        this.world = world;
        this.replicas = replicas;
        this.arrivals = arrivals;
        this.others = IntStream.rangeClosed(1, world.environment().others())
                .mapToObj(number -> new GoGateway("go-" + number, world))
                .toList();
        this.time = new PassingTime(world, replicas, others);
        this.deletions = world.environment().deletions();
        this.crashes = world.environment().crashes();
    }

    PassingTime time() {
        return time;
    }

    /** Returns whether all alerts have come and none waits for its answer. */
    boolean isAllAnswered() {
        return arrivals.isEmpty() && world.ledger().open().isEmpty();
    }

    /** Returns what happens by itself, once faults have stopped. */
    List<Option> steady() {
        List<Option> options = new ArrayList<>();
        boolean free = world.ledger().open().isEmpty() && world.lateCalls().isEmpty();
        if (!arrivals.isEmpty() && (free || !world.environment().oneAtATime())) {
            options.add(new Option("alerts", arrivals::arrive));
        }
        others.stream().map(GoGateway::option).flatMap(Optional::stream).forEach(options::add);
        for (LateCall call : world.lateCalls()) {
            options.add(new Option("late calls", () -> call.land(world)));
        }
        return options;
    }

    /** Returns what may happen besides. */
    List<Option> unsteady() {
        List<Option> options = new ArrayList<>();
        for (Life life : world.ledger().lives()) {
            if (life.isActive()) {
                control(life, options);
            }
            if (deletions > 0 && mayDelete(life)) {
                options.add(new Option("deletion", () -> delete(life)));
            }
        }
        options.addAll(time.options());
        for (Replica replica : replicas) {
            if (crashes > 0) {
                options.add(new Option("crashes", () -> crash(replica)));
            }
        }
        return options;
    }

    private void control(Life life, List<Option> options) {
        if (!life.isTakenUp()) {
            options.add(new Option("controller", () -> end(life, "is worked on", "Processing", "", Instant.MIN)));
        }
        options.add(new Option("controller", () -> end(life, "ends", Life.ENDED, "", Instant.MIN)));
        if (world.environment().suppressions()) {
            Instant next = world.clock().instant().plus(SUPPRESSION);
            options.add(new Option("controller", () -> end(life, "ends and pauses the next", Life.ENDED, "", next)));
            options.add(new Option(
                    "controller",
                    () -> end(life, "ends and waits for a review", Life.ENDED, "ManualReviewRequired", Instant.MIN)));
        }
    }

    private String end(Life life, String what, String phase, String outcome, Instant next) {
        world.api().control(life.name(), status -> {
            status.put("overallPhase", phase);
            if (!outcome.isEmpty()) {
                status.putObject("completionStatus").put("outcome", outcome);
            }
            if (next.isAfter(Instant.MIN)) {
                status.putObject("routingStatus").put("nextAllowedExecution", next.toString());
            }
        });
        world.ledger().observe(null);
        return life + " " + what;
    }

    private boolean mayDelete(Life life) {
        return switch (world.environment().deletion()) {
            case NONE -> false;
            case STANDING -> life.takesDuplicates(world.clock().instant());
            case ENDED_AT_ANY_TIME -> life.isThere() && !life.isActive();
            case ENDED -> life.isThere() && !life.isActive() && isKnownToHaveEnded(life);
        };
    }

    private boolean isKnownToHaveEnded(Life life) {
        return world.lateCalls().isEmpty()
                && world.ledger().open().stream()
                        .filter(handling -> !handling.waitsForLock())
                        .allMatch(handling -> life.endedAt() <= handling.lookedAt())
                && replicas.stream()
                        .map(Replica::gateway)
                        .allMatch(gateway -> gateway.isStale() || life.endedAt() <= gateway.seen());
    }

    private String delete(Life life) {
        deletions--;
        world.api().delete(life.name());
        world.ledger().observe(null);
        return life + " is deleted";
    }

    private String crash(Replica replica) {
        crashes--;
        replica.gateway().crash();
        world.ledger().open().stream()
                .filter(handling -> handling.who().startsWith(replica + "/"))
                .forEach(handling -> handling.end(null));
        replica.start(world);
        return replica + " crashes and starts again";
    }
}
