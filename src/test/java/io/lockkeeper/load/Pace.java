package io.lockkeeper.load;

import java.time.Duration;

/** When requests are sent: as fast as answers come back, at a fixed rate, or in rounds of simultaneous ones. */
public sealed interface Pace {
    /** Returns this pace for so long at most; rounds are as many as they are. */
    default Pace lasting(Duration time) {
        if (this instanceof Closed closed) {
            return new Closed(
                    closed.clients(), closed.barrier(), closed.bounds().within(time));
        }
        if (this instanceof Open open) {
            return open.within(time);
        }
        return this instanceof Twice twice ? new Twice(twice.first().within(time), twice.within()) : this;
    }

    /**
     * Closed loop: clients that each send their next request as soon as they have the answer to the one before.
     *
     * @param clients how many there are, each a thread
     * @param barrier whether all of them send their first request at the same instant
     * @param bounds when they stop
     */
    record Closed(int clients, boolean barrier, Bounds bounds) implements Pace {
        /** Refuses fewer than one client, naming the option. */
        public Closed {
            Check.atLeast("clients", clients, 1);
        }
    }

    /**
     * Open loop: requests fall due at a fixed rate, whatever the answers do. Latency counts from when a request was
     * due, so that a gateway that stalls is charged for every request that had to wait meanwhile ("coordinated
     * omission" is what leaving those out is called). A request that could not be sent within the timeout of its due
     * time is given up and counted as {@link Fault#UNSENT}.
     *
     * @param perSecond how many requests fall due each second
     * @param maxInFlight how many may be unanswered at a time
     * @param bounds when no more fall due
     */
    record Open(double perSecond, int maxInFlight, Bounds bounds) implements Pace {
        /** Refuses a rate that is not positive and fewer than one request in flight, naming the option. */
        public Open {
            Check.that(
                    perSecond > 0 && perSecond <= 1_000_000,
                    "rate",
                    "must be over 0 and at most 1000000 a second, but is " + perSecond);
            Check.atLeast("max-in-flight", maxInFlight, 1);
        }

        private Open within(Duration time) {
            return new Open(perSecond, maxInFlight, bounds.within(time));
        }
    }

    /**
     * An open loop in which each request is sent twice, by two senders that know nothing of each other, as those of two
     * Alertmanagers do.
     *
     * @param first when the first of them sends, and how many requests may be unanswered at a time
     * @param within most time until the other sends the same; how much of it, chance says
     */
    record Twice(Open first, Duration within) implements Pace {
        /** Refuses a time that is not positive, naming the option. */
        public Twice {
            Check.positive("twice-within", within);
        }
    }

    /**
     * A race, again and again: in each round all clients send one request about the same workload at the same instant.
     * The workload is new for each round, and a round begins when the one before is fully answered.
     *
     * @param clients how many requests a round has
     * @param rounds how many rounds there are
     */
    record Rounds(int clients, int rounds) implements Pace {
        /** Refuses fewer than one client or round, naming the option. */
        public Rounds {
            Check.atLeast("clients", clients, 1);
            Check.atLeast("rounds", rounds, 1);
        }
    }
}
