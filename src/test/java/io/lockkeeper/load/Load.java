package io.lockkeeper.load;

import java.net.URI;

/**
 * One run of the load generator: immutable, and valid once it exists.
 *
 * @param target where the requests go
 * @param alerts what they say
 * @param pace when they are sent
 * @param patience how long a sender waits, and whether it retries
 */
public record Load(Target target, Alerts alerts, Pace pace, Patience patience) {
    /** Returns a run of single alerts, each about a new workload, without token and retries. */
    public static Load of(Pace pace, URI... urls) {
        return of(pace, Target.of(urls));
    }

    /** Returns such a run against any target. */
    public static Load of(Pace pace, Target target) {
        return new Load(target, Alerts.of(Fingerprints.unique()), pace, Patience.once());
    }

    /** Returns this run against another target. */
    public Load with(Target other) {
        return new Load(other, alerts, pace, patience);
    }

    /** Returns this run with other alerts. */
    public Load with(Alerts other) {
        return new Load(target, other, pace, patience);
    }

    /** Returns this run at another pace. */
    public Load with(Pace other) {
        return new Load(target, alerts, other, patience);
    }

    /** Returns this run with another patience. */
    public Load with(Patience other) {
        return new Load(target, alerts, pace, other);
    }
}
