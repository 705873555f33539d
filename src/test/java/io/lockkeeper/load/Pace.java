package io.lockkeeper.load;

/** When requests are sent: as fast as answers come back, at a fixed rate, or in rounds of simultaneous ones. */
public sealed interface Pace {
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
