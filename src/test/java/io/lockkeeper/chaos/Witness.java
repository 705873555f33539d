package io.lockkeeper.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.RequestHistory;
import io.lockkeeper.harness.Requests;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows every alert that was acknowledged, and every state of every request that the API server stored, and says whether
 * the guarantee held. This class is threadsafe.
 */
final class Witness implements AutoCloseable {

    private static final Set<Integer> RETRIED = Set.of(429, 502, 503, 504);

    private final RequestHistory history;
    private final Map<String, AtomicInteger> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final Queue<String> oddities = new ConcurrentLinkedQueue<>();

    /** Begins to watch. */
    Witness(Requests requests) {
        this.history = requests.history();
    }

    /** Learns of an answer to an alert; returns whether that was all, and the alert need not be sent again. */
    boolean note(Replica replica, HttpResponse<String> answer) {
        JsonNode request = Http.json(answer).path("remediationRequestName");
        if (answer.statusCode() / 100 == 2 && request.isTextual()) {
            acknowledged
                    .computeIfAbsent(request.asText(), name -> new AtomicInteger())
                    .incrementAndGet();
        } else if (!RETRIED.contains(answer.statusCode())) {
            oddities.add(replica + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return !RETRIED.contains(answer.statusCode());
    }

    /** Learns that an alert is sent once more. */
    void sentAgain() {
        sentAgain.incrementAndGet();
    }

    /** Returns how many alerts have been acknowledged. */
    int alerts() {
        return acknowledged.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Returns how many alerts there were, for people. */
    String summary() {
        return alerts() + " alerts acknowledged, " + sentAgain + " sent again, " + acknowledged.size() + " requests";
    }

    /** Returns the requests that are active as far as is known. */
    List<GenericKubernetesResource> active() {
        return history.active();
    }

    /** Asserts that all has been as it must, by what is stored now and what was before. */
    void check() {
        history.awaitPresent();
        assertThat(history.contested())
                .as("incidents with two active requests at once")
                .isEmpty();
        assertThat(shortcomings())
                .as("requests that count fewer alerts than were acknowledged")
                .isEmpty();
        assertThat(oddities)
                .as("answers other than an acknowledgement or a request to retry")
                .isEmpty();
    }

    private List<String> shortcomings() {
        List<String> found = new ArrayList<>();
        acknowledged.forEach((name, alerts) -> {
            // A name is given again where the request that had it was deleted. A count that is absent means one.
            int counted = history.named(name).stream()
                    .mapToInt(request -> Math.max(1, Requests.occurrences(request)))
                    .sum();
            if (counted < alerts.get()) {
                found.add(name + " counts " + counted + " of " + alerts);
            }
        });
        return found;
    }

    @Override
    public void close() {
        history.close();
    }
}
