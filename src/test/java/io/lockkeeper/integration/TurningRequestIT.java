package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.RequestHistory;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.harness.Turn;
import io.lockkeeper.load.Alerts;
import io.lockkeeper.load.Bounds;
import io.lockkeeper.load.Fingerprints;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.LoadResult;
import io.lockkeeper.load.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An incident that goes on at two gateways while its request turns, once or again and again. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurningRequestIT {

    private static final int SENDERS = 30;
    private static final int ALERTS = 600;
    // A write counts at most one alert of each sender, so this one comes, and most alerts come after it.
    private static final int TURNING_WRITE = 6;
    private static final List<String> ENDS = List.of("Completed", "Failed", "TimedOut", "Skipped", "Cancelled");
    private static final Duration SOON = Duration.ofSeconds(60);
    // No call times out because the machine is slow: one whose reply came too late would be counted twice.
    private static final Map<String, String> PATIENT = Map.of("LOCKKEEPER_API_TIMEOUT", "9s");

    private final Installation installation;
    private final Requests requests;
    private final List<GatewayProcess> gateways;

    TurningRequestIT(Installation installation) {
        this.installation = installation;
        requests = installation.requests();
        gateways = List.of(installation.start(PATIENT), installation.start(PATIENT));
    }

    @ParameterizedTest
    @EnumSource
    void requestThatTurnsMeanwhileHasOneSuccessorOrStands(Turn turn) throws InterruptedException {
        Alerts storm = Alerts.of(Fingerprints.same());
        try (RequestHistory history = requests.history();
                Hold write = holdWrite(TURNING_WRITE)) {
            CompletableFuture<Void> turned = OwnThread.run(() -> {
                turn.take(requests, requestOf(write.awaitArrived(SOON)));
                write.release();
            });
            LoadResult result = send(storm, new Pace.Closed(SENDERS, true, Bounds.requests(ALERTS)));
            turned.join();
            gateways.forEach(GatewayProcess::awaitCounted);

            long created = 1L + turn.successors();
            assertThat(result.byStatus()).isEqualTo(Map.of(201, created, 202, ALERTS - created));
            assertThat(ever(history, storm)).hasSize((int) created);
            assertThat(ever(history, storm).stream()
                            .mapToInt(Requests::occurrences)
                            .sum())
                    .isEqualTo(ALERTS);
            assertThat(history.contested()).isEmpty();
        }
    }

    @Test
    void thirtyNineRecurrencesInARowFollowEachOther() throws InterruptedException {
        Alerts recurring = Alerts.of(Fingerprints.same());
        try (RequestHistory history = requests.history()) {
            for (int sequence = 1; sequence <= 40; sequence++) {
                LoadResult result = send(recurring, new Pace.Closed(4, true, Bounds.requests(4)));
                assertThat(result.byStatus()).isEqualTo(Map.of(201, 1L, 202, 3L));

                GenericKubernetesResource newest = ever(history, recurring).get(sequence - 1);
                assertThat(newest.getMetadata().getAnnotations())
                        .containsEntry("lockkeeper.io/sequence", Integer.toString(sequence));
                assertThat(Requests.occurrences(newest)).isEqualTo(4);
                requests.phase(newest.getMetadata().getName(), ENDS.get(sequence % ENDS.size()));
            }

            assertThat(ever(history, recurring)).hasSize(40);
            assertThat(history.contested()).isEmpty();
        }
    }

    private LoadResult send(Alerts about, Pace pace) throws InterruptedException {
        URI[] urls =
                gateways.stream().map(gateway -> gateway.signals().resolve("/")).toArray(URI[]::new);
        return LoadGenerator.run(Load.of(pace, urls).with(about));
    }

    /** Returns all requests that there ever were of an incident. */
    private static List<GenericKubernetesResource> ever(RequestHistory history, Alerts about) {
        history.awaitPresent();
        return history.ever(about.incident(0));
    }

    /** Holds the write of a count of that number. */
    private Hold holdWrite(int number) {
        AtomicInteger writes = new AtomicInteger();
        return installation
                .proxy()
                .when(ApiCall.patch(".*/remediationrequests/[^/]+/status")
                        .and(call -> writes.incrementAndGet() == number))
                .hold();
    }

    private static String requestOf(ApiCall write) {
        return write.path().replaceFirst(".*/remediationrequests/", "").replaceFirst("/status", "");
    }
}
