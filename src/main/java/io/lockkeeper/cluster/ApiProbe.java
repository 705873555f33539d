package io.lockkeeper.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the API server answers. It is asked for its version, which needs no permission, and is held to be reachable
 * for a while after each answer: a short gap is ridden out by the answers of single requests, not by taking the whole
 * gateway out of service. This class is threadsafe.
 */
public final class ApiProbe {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProbe.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private volatile State state;

    /**
     * Makes a probe that has not asked yet.
     *
     * @param patience how long after its last answer the API server counts as reachable
     * @param nanoTime monotonic clock in nanoseconds
     */
    public ApiProbe(KubernetesClient client, Duration patience, LongSupplier nanoTime) {
        this.client = client;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.state = new State(nanoTime.getAsLong(), "unknown", "not asked yet");
    }

    /** Asks once. */
    public void ask() {
        State before = state;
        try {
            String version = version(client.raw("/version"));
            state = new State(nanoTime.getAsLong(), version, "");
            if (!before.failure.isEmpty()) {
                LOG.debug("the API server {} answers", client.getMasterUrl());
            }
        } catch (KubernetesClientException e) {
            state = new State(before.answeredAt, before.version, reason(e));
            if (before.failure.isEmpty()) {
                LOG.warn("the API server {} does not answer: {}", client.getMasterUrl(), reason(e));
            }
        }
    }

    /** Returns whether its latest answer is what was last heard of it. */
    public boolean answered() {
        return state.failure.isEmpty();
    }

    /** Returns why the API server counts as unreachable, empty while it counts as reachable. */
    public Optional<String> unreachable() {
        State now = state;
        boolean patient = nanoTime.getAsLong() - now.answeredAt < patience.toNanos();
        return now.failure.isEmpty() || patient ? Optional.empty() : Optional.of(describe(now));
    }

    /** Returns what was last heard, with the URL, for people. */
    public String describe() {
        return describe(state);
    }

    private String describe(State now) {
        return now.failure.isEmpty()
                ? "API server " + client.getMasterUrl() + " (" + now.version + ")"
                : "API server " + client.getMasterUrl() + " does not answer: " + now.failure;
    }

    private static String version(String answer) {
        try {
            JsonNode version = JSON.readTree(answer).path("gitVersion");
            return version.asText("unknown");
        } catch (JsonProcessingException e) {
            throw new KubernetesClientException("/version is not JSON", e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private record State(long answeredAt, String version, String failure) {}
}
