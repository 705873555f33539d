package io.lockkeeper.load;

/**
 * How often alerts meet: which share of them is about one of a known number of workloads, the rest being about a new
 * workload each. The gateway's fingerprint follows from the workload.
 *
 * @param duplicates the share of alerts about a known workload, from 0 to 1
 * @param incidents how many known workloads there are; they are dealt like a shuffled pack of cards, each once before
 *     any comes again
 */
public record Fingerprints(double duplicates, int incidents) {
    /** Refuses a share outside 0 to 1 and a number of incidents below one, naming the option. */
    public Fingerprints {
        Check.that(duplicates >= 0 && duplicates <= 1, "duplicates", "must be from 0 to 1, but is " + duplicates);
        Check.atLeast("incidents", incidents, 1);
    }

    /** Returns the choice in which every alert is about a new workload. */
    public static Fingerprints unique() {
        return new Fingerprints(0, 1);
    }

    /** Returns the choice in which every alert is about the same workload. */
    public static Fingerprints same() {
        return new Fingerprints(1, 1);
    }

    /** Returns the choice in which a share of the alerts goes evenly to the known workloads and the rest to new ones. */
    public static Fingerprints mixed(double duplicates, int incidents) {
        return new Fingerprints(duplicates, incidents);
    }

    /** Returns the choice in which the known workloads come again and again, and no others. */
    public static Fingerprints cycle(int incidents) {
        return new Fingerprints(1, incidents);
    }
}
