package io.lockkeeper.load;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say when the requests are sent. */
final class PaceOptions {
    private static final int CLIENTS = 1;
    private static final int MAX_IN_FLIGHT = 1000;

    @Option(names = "--clients", description = "closed loop and rounds: number of clients; default: 1")
    private @Nullable Integer clients;

    @Option(names = "--barrier", description = "closed loop: all clients send their first request at once")
    private boolean barrier;

    @Option(names = "--rounds", description = "rounds in which all clients send about the same new workload at once")
    private @Nullable Integer rounds;

    @Option(names = "--rate", description = "open loop: requests a second, timed from when they are due")
    private @Nullable Double rate;

    @Option(names = "--max-in-flight", description = "open loop: unanswered requests at a time; default: 1000")
    private @Nullable Integer maxInFlight;

    @Option(
            names = "--twice-within",
            converter = DurationArgument.class,
            description = "open loop: a second sender sends each request again within this time")
    private @Nullable Duration twiceWithin;

    @Option(names = "--count", description = "number of requests after which to stop")
    private @Nullable Long count;

    @Option(names = "--duration", converter = DurationArgument.class, description = "time after which to stop")
    private @Nullable Duration duration;

    Pace pace() {
        Check.that(maxInFlight == null || rate != null, "max-in-flight", "only with --rate");
        Check.that(clients == null || rate == null, "clients", "not with --rate");
        Check.that(!barrier || rate == null, "barrier", "not with --rate");
        Check.that(twiceWithin == null || rate != null, "twice-within", "only with --rate");
        if (rounds != null) {
            Check.that(rate == null, "rounds", "not with --rate");
            Check.that(count == null && duration == null, "rounds", "not with --count or --duration");
            return new Pace.Rounds(orElse(clients, CLIENTS), rounds);
        }
        if (rate == null) {
            return new Pace.Closed(orElse(clients, CLIENTS), barrier, bounds());
        }
        Pace.Open open = new Pace.Open(rate, orElse(maxInFlight, MAX_IN_FLIGHT), bounds());
        return twiceWithin == null ? open : new Pace.Twice(open, twiceWithin);
    }

    private Bounds bounds() {
        if (duration == null) {
            Check.that(count != null, "count", "this, --duration or --rounds is required");
            return Bounds.requests(count == null ? 0 : count);
        }
        return count == null ? Bounds.lasting(duration) : new Bounds(count, duration);
    }

    private static int orElse(@Nullable Integer value, int other) {
        return value == null ? other : value;
    }
}
