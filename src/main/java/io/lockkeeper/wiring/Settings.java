package io.lockkeeper.wiring;

import io.lockkeeper.incident.StormLimits;
import io.lockkeeper.incident.Verify;
import io.lockkeeper.reload.AllowList;
import io.lockkeeper.security.EntryRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, under {@code lockkeeper.} in Camel's properties.
 *
 * @param namespace where requests are made
 * @param podName what this replica is called, null where it does not know
 * @param traced whether traces are made
 * @param entry who may come in over HTTP
 * @param storm how many requests are created in a storm
 */
public record Settings(
        String namespace,
        @Nullable String podName,
        boolean traced,
        Lease lease,
        Idempotent idempotent,
        Api api,
        Http http,
        EntryRules entry,
        Batch batch,
        Decide decide,
        View view,
        Dedup dedup,
        StormLimits storm,
        Target target,
        Cluster cluster,
        Kafka kafka,
        Routes routes,
        Shutdown shutdown) {

    /** Checks that the settings fit each other. */
    public Settings {
        if (lease.enabled && podName != null) {
            Relation.shorter(
                    "api.timeout", api.timeout, "lease.duration - lease.margin", lease.duration.minus(lease.margin));
        }
        Relation.shorter("api.timeout", api.timeout, "http.deadline", http.deadline);
        Relation.shorter("api.timeout", api.timeout, "api.unreachable-after", api.unreachableAfter);
        Relation.shorter("view.doubtful", view.doubtful, "view.stale", view.stale);
        Relation.shorter("http.deadline", http.deadline, "shutdown.drain", shutdown.drain);
        Relation.noneOrAtLeast(
                "view.doubt",
                view.doubt,
                "view.doubtful + http.deadline + api.timeout",
                view.doubtful.plus(http.deadline).plus(api.timeout));
    }

    /**
     * Alerts that come by Kafka.
     *
     * @param brokers where it is, null where none is read
     * @param topics that are read, separated by commas
     * @param group of consumers that share them
     * @param consumers how many of the group run here
     * @param format of a record that does not say
     * @param deadLetter the topic of what no attempt mends; null for one beside each that is read
     * @param properties of Kafka's own, for consumers and producers
     */
    public record Kafka(
            @Nullable String brokers,
            String topics,
            String group,
            int consumers,
            String format,
            @Nullable String deadLetter,
            Map<String, String> properties) {

        /** Returns whether anything is read. */
        public boolean enabled() {
            return brokers != null;
        }
    }

    /**
     * Routes of integrators.
     *
     * @param directory where they are, null where there are none
     * @param every how often it is looked at
     * @param allowed the names that they may use
     */
    public record Routes(@Nullable Path directory, Duration every, AllowList allowed) {}

    /** Returns whether alerts of an incident lock it: a replica without a name is the only one. */
    public boolean locks() {
        return lease.enabled && podName != null;
    }

    /**
     * The lock of an incident.
     *
     * @param enabled whether it is taken at all
     * @param namespace where the Leases are
     * @param duration how long one lasts after its last renewal
     * @param margin how much earlier its holder no longer counts on it
     * @param patience how long an alert waits for it, from its arrival on
     * @param sweep how often Leases that were left behind are looked for
     */
    public record Lease(
            boolean enabled, String namespace, Duration duration, Duration margin, Duration patience, Duration sweep) {}

    /**
     * Keys of work that is done once.
     *
     * @param ttl how long one is kept
     */
    public record Idempotent(Duration ttl) {}

    /**
     * Calls to the API server.
     *
     * @param timeout most time for one of them
     * @param inFlight how many are under way at once
     * @param attempts how often one of them is made while it fails for a reason that may pass
     * @param breakerOpen how long none is made that writes, once most of them have failed
     * @param unreachableAfter how long it may be silent: from the start, then the process ends; later, then it is not
     *     ready
     */
    public record Api(Duration timeout, int inFlight, int attempts, Duration breakerOpen, Duration unreachableAfter) {}

    /**
     * HTTP requests.
     *
     * @param maxBody most bytes of a body
     * @param maxAlerts most alerts in one body
     * @param inFlight how many are handled at once
     * @param fingerprintShare part of those, above 0 and up to 1, that alerts of one fingerprint may be
     * @param deadline most time for one of them
     * @param freshPast how old a time of sending may be
     * @param freshAhead how far in the future a time may be
     */
    public record Http(
            int maxBody,
            int maxAlerts,
            int inFlight,
            double fingerprintShare,
            Duration deadline,
            Duration freshPast,
            Duration freshAhead) {}

    /**
     * Signals that hold several alerts.
     *
     * @param parallel how many alerts of one are handled at once
     */
    public record Batch(int parallel) {}

    /**
     * Decisions.
     *
     * @param attempts how often one alert is decided about while its incident changes
     */
    public record Decide(int attempts) {}

    /**
     * The live view of the requests.
     *
     * @param doubt how long others may still act on what was deleted or on an older view
     * @param doubtful how old the view may be before the API server is asked instead
     * @param stale how old it may be before this replica is not ready
     */
    public record View(Duration doubt, Duration doubtful, Duration stale) {}

    /**
     * What is a duplicate.
     *
     * @param verify when requests are listed before one is created, although nothing is in doubt
     * @param minInterval least time between the creation of two requests of one incident
     */
    public record Dedup(Verify verify, Duration minInterval) {}

    /**
     * Which resource an alert is about.
     *
     * @param kinds that labels may name, as {@link io.lockkeeper.target.WantedKinds} reads them
     * @param requireExisting whether one that is not found is rejected
     */
    public record Target(String kinds, boolean requireExisting) {}

    /**
     * The label {@code cluster} of an alert.
     *
     * @param localNames values that mean this cluster; where there are any, all others mean another one
     * @param acceptRemote whether alerts of other clusters are taken
     */
    public record Cluster(Set<String> localNames, boolean acceptRemote) {}

    /**
     * Stopping.
     *
     * @param delay how long requests are still taken after readiness is withdrawn
     * @param drain how long requests in flight may then still take
     */
    public record Shutdown(Duration delay, Duration drain) {}
}
