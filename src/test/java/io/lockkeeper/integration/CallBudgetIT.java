package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.load.Alerts;
import io.lockkeeper.load.Bounds;
import io.lockkeeper.load.Fingerprints;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.LoadResult;
import io.lockkeeper.load.Pace;
import io.lockkeeper.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What alerts cost the API server, as a proxy in front of it counts the calls. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallBudgetIT {

    private static final Predicate<ApiCall> COUNT = PathCall.COUNT.calls();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Installation installation;
    private final Requests requests;
    private final GatewayProcess sure;
    private final GatewayProcess doubting;

    CallBudgetIT(Installation installation) {
        this.installation = installation;
        requests = installation.requests();
        // The views of the gateways have from their first list on what ended before.
        ended("recurring");
        ended("doubtful");
        sure = installation.start(GatewayProcess.patient(Map.of("LOCKKEEPER_HTTP_IN_FLIGHT", "500")));
        // For as long as this test runs, its start was just now.
        doubting = installation.start(Map.of("LOCKKEEPER_VIEW_DOUBT", "1h"));
    }

    @AfterEach
    void awaitTheLastCalls() {
        installation.proxy().resumeWatches();
        sure.awaitCounted();
        doubting.awaitCounted();
    }

    @Test
    void firstAlertWritesOnceBeforeItsAnswerAndOnceAfter() {
        try (Hold count = installation.proxy().when(COUNT).hold()) {
            assertThat(post(sure, "first")).isEqualTo(201);
            count.awaitArrived(SOON);
            // It has not been given up either, which would let the answer go as well.
            sure.awaitPending(1);
            assertThat(SignalCalls.of(installation.proxy())).containsExactly("POST requests", "PATCH status");
        }

        assertThat(callsOnceCounted(sure)).containsExactly("POST requests", "PATCH status");
    }

    @Test
    void recurrenceReadsTheRequestBefore() {
        assertThat(post(sure, "recurring")).isEqualTo(201);

        assertThat(callsOnceCounted(sure)).containsExactly("GET request", "POST requests", "PATCH status");
    }

    @Test
    void firstAlertInDoubtIsListed() {
        assertThat(post(doubting, "unknown")).isEqualTo(201);

        assertThat(callsOnceCounted(doubting)).containsExactly("LIST requests", "POST requests", "PATCH status");
    }

    @Test
    void recurrenceInDoubtIsListedInstead() {
        assertThat(post(doubting, "doubtful")).isEqualTo(201);

        assertThat(callsOnceCounted(doubting)).containsExactly("LIST requests", "POST requests", "PATCH status");
    }

    @Test
    void duplicateIsNotDoubted() {
        open(doubting, "doubtless");

        assertThat(post(doubting, "doubtless")).isEqualTo(202);

        assertThat(callsOnceCounted(doubting)).containsExactly("PATCH status");
    }

    @Test
    void requestThatIsFoundGoneIsListed() {
        String name = open(sure, "gone");
        installation.proxy().stallWatches();
        requests.delete(name);

        assertThat(post(sure, "gone")).isEqualTo(201);

        assertThat(callsOnceCounted(sure))
                .containsExactly("PATCH status", "GET request", "LIST requests", "POST requests", "PATCH status");
    }

    @ParameterizedTest
    @CsvSource({"30, 600, 0.4", "200, 1000, 0.2"})
    void stormTakesFewWritesAndNoReads(int senders, int alerts, double most) throws InterruptedException {
        Alerts about = Alerts.of(Fingerprints.same()).withNamespace("shop");
        open(sure, about.incident(0));

        LoadResult storm = LoadGenerator.run(Load.of(
                        new Pace.Closed(senders, true, Bounds.requests(alerts)),
                        sure.signals().resolve("/"))
                .with(about));

        List<String> calls = callsOnceCounted(sure);
        double writes = calls.size() / (double) alerts;
        Figures.note(
                getClass(),
                "%d senders about one incident: %.3f writes an alert, %.0f alerts a second"
                        .formatted(senders, writes, storm.throughput()));
        assertThat(storm.byStatus()).isEqualTo(Map.of(202, (long) alerts));
        assertThat(calls).containsOnly("PATCH status");
        assertThat(writes).isLessThanOrEqualTo(most);
    }

    /** Opens an incident, and returns the name of its request once all calls are over and forgotten. */
    private String open(GatewayProcess gateway, String deployment) {
        assertThat(post(gateway, deployment)).isEqualTo(201);
        gateway.awaitCounted();
        installation.proxy().reset();
        return requests.of(deployment).get(0).getMetadata().getName();
    }

    private void ended(String deployment) {
        Target target = new Target("", "shop", "Deployment", deployment, "apps/v1");
        requests.create(Requests.sample(deployment, Fingerprint.of(target).value()));
        requests.phase(deployment, "Completed");
    }

    private List<String> callsOnceCounted(GatewayProcess gateway) {
        gateway.awaitCounted();
        return SignalCalls.of(installation.proxy());
    }

    private static int post(GatewayProcess gateway, String deployment) {
        return Http.post(gateway.signals(), AlertBody.firing(deployment)).statusCode();
    }
}
