package io.lockkeeper.wiring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, under {@code lockkeeper.} in Camel's properties.
 *
 * @param namespace where requests are made
 * @param podName what this replica is called, null where it does not know
 */
public record Settings(
        String namespace, @Nullable String podName, Api api, Http http, Batch batch, Decide decide, Shutdown shutdown) {

    /** Checks that the settings fit each other. */
    public Settings {
        Relation.shorter("api.timeout", api.timeout, "http.deadline", http.deadline);
        Relation.shorter("api.timeout", api.timeout, "api.unreachable-after", api.unreachableAfter);
        Relation.shorter("http.deadline", http.deadline, "shutdown.drain", shutdown.drain);
    }

    /**
     * Calls to the API server.
     *
     * @param timeout most time for one of them
     * @param attempts how often one of them is made while it fails for a reason that may pass
     * @param breakerOpen how long none is made that writes, once most of them have failed
     * @param unreachableAfter how long it may be silent: from the start, then the process ends; later, then it is not
     *     ready
     */
    public record Api(Duration timeout, int attempts, Duration breakerOpen, Duration unreachableAfter) {}

    /**
     * HTTP requests.
     *
     * @param maxBody most bytes of a body
     * @param inFlight how many are handled at once
     * @param deadline most time for one of them
     */
    public record Http(int maxBody, int inFlight, Duration deadline) {}

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
     * Stopping.
     *
     * @param delay how long requests are still taken after readiness is withdrawn
     * @param drain how long requests in flight may then still take
     */
    public record Shutdown(Duration delay, Duration drain) {}
}
