package io.lockkeeper.monitoring;

import static io.lockkeeper.monitoring.WatchedReplicas.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KafkaBroker;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.SharedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A fault, and a real Prometheus alerts of it: the rules as they are shipped, but for how long something has to last.
 * {@link MonitoringIT} injects a few of them in the test command.
 */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("soak")
class InjectedFaultsSoakIT {

    private static final String TOPIC = "faults";

    private final Installation installation;
    private final KafkaBroker broker = new KafkaBroker();
    private final WatchedReplicas replicas;
    private Prometheus prometheus;

    InjectedFaultsSoakIT(Installation installation) {
        this.installation = installation;
        broker.topics().create(TOPIC, 1);
        replicas = new WatchedReplicas(
                installation,
                Map.of(
                        "LOCKKEEPER_API_TIMEOUT", "5s",
                        "LOCKKEEPER_API_UNREACHABLE_AFTER", "6s",
                        "LOCKKEEPER_API_BREAKER_OPEN", "3s",
                        "LOCKKEEPER_KAFKA_BROKERS", broker.url(),
                        "LOCKKEEPER_KAFKA_TOPICS", TOPIC,
                        // Else a broker that is away is awaited for a minute.
                        "LOCKKEEPER_KAFKA_PROPERTIES_DEFAULT_API_TIMEOUT_MS", "10000",
                        "LOCKKEEPER_KAFKA_PROPERTIES_REQUEST_TIMEOUT_MS", "5000"));
        prometheus = replicas.watch(Rules.read().hasty());
    }

    /** One that has seen none of the faults before. */
    @BeforeEach
    void watch() {
        prometheus.close();
        prometheus = replicas.watch(Rules.read().hasty());
    }

    @AfterEach
    void mend() {
        installation.proxy().removeRules();
        installation.proxy().resumeWatches();
        installation.proxy().accept();
        replicas.awaitMended();
    }

    @AfterAll
    void close() {
        prometheus.close();
        broker.close();
    }

    @Test
    void lockThatIsHeldByAnother() {
        assertFires(replicas::contend, "LockkeeperLockContention");
    }

    @Test
    void alertsThatAreAnswered503() {
        assertFires(replicas::fail, "LockkeeperAnswersFail", "LockkeeperCreationFails");
    }

    @Test
    void watchThatFallsSilent() {
        assertFiresOnce(installation.proxy()::stallWatches, "LockkeeperViewStale");
    }

    @Test
    void recordThatNoRetryMends() {
        assertFiresOnce(
                () -> broker.topics().send(new ProducerRecord<>(TOPIC, "key", "{\"alerts\": []}")),
                "LockkeeperDeadLetters");
    }

    @Test
    void incidentWithTwoActiveRequests() {
        assertFiresOnce(replicas::createTwice, "LockkeeperMoreThanOneActiveRequest");
    }

    @Test
    void requestThatTheApiServerDoesNotTake() {
        installation.proxy().when(PathCall.CREATE.calls()).answer(422, "{}", Map.of());
        assertFiresOnce(() -> replicas.post("invalid"), "LockkeeperCreationRefused");
    }

    @Test
    void writesThatAllFail() {
        installation.proxy().when(call -> !call.method().equals("GET")).answer(500, "{}", Map.of());
        assertFires(() -> replicas.post("unwritten"), "LockkeeperCircuitOpen");
    }

    @Test
    void apiServerThatTakesItsTime() {
        installation.proxy().when(PathCall.CREATE.calls()).delay(Duration.ofSeconds(3));
        assertFires(() -> replicas.post("slow"), "LockkeeperSlow");
    }

    @Test
    void apiServerThatIsAway() {
        assertFiresOnce(installation.proxy()::refuseConnections, "LockkeeperNotReady");
    }

    @Test
    void brokerThatIsAway() {
        try {
            assertFiresOnce(broker::kill, "LockkeeperKafkaSilent");
        } finally {
            broker.start();
        }
    }

    private void assertFiresOnce(Runnable fault, String alert) {
        assertThat(prometheus.firing()).doesNotContain(alert);
        fault.run();
        await(alert).atMost(SOON).until(() -> prometheus.firing().contains(alert));
    }

    /** For what has to happen again and again. */
    private void assertFires(Runnable fault, String... alerts) {
        assertThat(prometheus.firing()).doesNotContain(alerts);
        await(String.join(", ", alerts)).atMost(SOON).until(() -> {
            fault.run();
            return prometheus.firing().containsAll(List.of(alerts));
        });
    }
}
