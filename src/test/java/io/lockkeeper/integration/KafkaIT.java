package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KafkaBroker;
import io.lockkeeper.harness.KafkaTopics;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.Rule;
import io.lockkeeper.harness.SharedCluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts that come by Kafka, from a real broker. Each test has a topic and a group of consumers of its own. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaIT {

    /** The group whose one consumer several tests share. */
    private static final String SHARED = "shared";

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation installation;
    private final Requests requests;
    private final KafkaBroker broker = new KafkaBroker();
    private final KafkaTopics topics = broker.topics();
    private final GatewayProcess gateway;

    KafkaIT(Installation installation) {
        this.installation = installation;
        this.requests = installation.requests();
        this.gateway = start(SHARED, "formats,poison,trouble,away", 1);
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @Test
    void recordsOfAllFormatsAreHandledAndCommitted() {
        topics.send(new ProducerRecord<>("formats", AlertBody.firing("kafka-plain")));
        topics.send(with(
                new ProducerRecord<>("formats", "{\"name\": \"A\", \"labels\": {\"deployment\": \"kafka-generic\"}}"),
                Map.of("format", "generic")));
        topics.send(with(
                new ProducerRecord<>("formats", AlertBody.firing("kafka-event")),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "1",
                        "ce_source", "/s",
                        "ce_type", "t",
                        "content-type", "application/json")));

        awaitLag(SHARED, "formats");
        gateway.awaitCounted();
        assertThat(List.of("kafka-plain", "kafka-generic", "kafka-event"))
                .allSatisfy(workload -> assertThat(requests.of(workload)).hasSize(1));
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
        topics.send(new ProducerRecord<>("poison", "key-1", AlertBody.firing("before-poison")));
        topics.send(with(
                new ProducerRecord<>("poison", "key-2", "{\"alerts\": []}"),
                Map.of("format", "prometheus", "authorization", "Bearer secret")));
        topics.send(new ProducerRecord<>("poison", "key-3", AlertBody.firing("after-poison")));

        awaitLag(SHARED, "poison");
        assertThat(requests.of("before-poison")).hasSize(1);
        assertThat(requests.of("after-poison")).hasSize(1);
        ConsumerRecord<String, String> letter =
                topics.records("poison.dead-letter").get(0);
        assertThat(letter.key()).isEqualTo("key-2");
        assertThat(letter.value()).isEqualTo("{\"alerts\": []}");
        Map<String, String> headers = headers(letter);
        assertThat(headers.remove("dead-letter-time")).startsWith("20").endsWith("Z");
        assertThat(headers)
                .isEqualTo(Map.of(
                        "format", "prometheus",
                        "dead-letter-reason", "alerts: absent or empty, expected a list of at least one alert",
                        "dead-letter-exception", "io.lockkeeper.alert.MalformedSignalException",
                        "dead-letter-topic", "poison",
                        "dead-letter-partition", "0",
                        "dead-letter-offset", "1",
                        "dead-letter-route", "kafka-alerts"));
        assertThat(gateway.metric("lockkeeper_kafka_dead_letters_total{reason=\"validation-error\"}"))
                .isEqualTo(1);
    }

    @Test
    void transientTroubleKeepsARecordInItsPlace() {
        try (Rule trouble = installation
                .proxy()
                .when(ApiCall.post(".*/remediationrequests"))
                .answer(503, "{}", Map.of())) {
            topics.send(new ProducerRecord<>("trouble", AlertBody.firing("in-trouble")));
            topics.send(new ProducerRecord<>("trouble", AlertBody.firing("behind-trouble")));
            await().atMost(SOON).until(() -> trouble.used() > 4);
            assertThat(topics.lag(SHARED, "trouble")).isEqualTo(2);
            assertThat(requests.of("behind-trouble")).isEmpty();

            trouble.remove();

            awaitLag(SHARED, "trouble");
            gateway.awaitCounted();
            assertThat(requests.of("in-trouble")).hasSize(1);
            assertThat(requests.of("behind-trouble")).hasSize(1);
            assertThat(topics.lag(SHARED, "trouble")).isZero();
        }
    }

    @Test
    @Tag("soak")
    void troubleThatOutlastsTheAttemptsLosesNothingEither() {
        try (Rule trouble = installation
                .proxy()
                .when(ApiCall.post(".*/remediationrequests"))
                .answer(503, "{}", Map.of())) {
            topics.send(new ProducerRecord<>("trouble", AlertBody.firing("in-long-trouble")));
            topics.send(new ProducerRecord<>("trouble", AlertBody.firing("behind-long-trouble")));
            // Nine attempts of a minute in all, and then those of the consumer that begins anew.
            gateway.process().awaitLog(Pattern.compile("Will seek consumer to offset"), Duration.ofMinutes(4));
            int before = trouble.used();
            await().atMost(Duration.ofMinutes(2)).until(() -> trouble.used() > before);
            assertThat(topics.lag(SHARED, "trouble")).isEqualTo(2);
        }
        awaitLag(SHARED, "trouble");
        gateway.awaitCounted();
        assertThat(requests.of("in-long-trouble")).hasSize(1);
        assertThat(requests.of("behind-long-trouble")).hasSize(1);
    }

    @Test
    void crashBetweenRequestAndCommitIsMendedByTheNextProcess() {
        try (GatewayProcess first = start("crash", "crash", 1);
                Hold reply = installation
                        .proxy()
                        .when(PathCall.CREATE.calls())
                        .times(1)
                        .holdReply()) {
            topics.send(new ProducerRecord<>("crash", AlertBody.firing("crashed")));
            reply.awaitArrived(SOON);
            await().atMost(SOON).until(() -> requests.of("crashed").size() == 1);
            first.process().signal("KILL");
            first.process().await(SOON);
        }
        try (GatewayProcess next = start("crash", "crash", 1)) {
            awaitLag("crash", "crash");
            next.awaitCounted();
            assertThat(requests.of("crashed")).singleElement().satisfies(request -> assertThat(
                            Requests.occurrences(request))
                    .isBetween(1, 2));
        }
    }

    @Test
    void brokerThatWasAwayIsReadOn() {
        topics.send(new ProducerRecord<>("away", AlertBody.firing("before-away")));
        awaitLag(SHARED, "away");

        broker.kill();
        broker.start();
        topics.send(new ProducerRecord<>("away", AlertBody.firing("after-away")));

        awaitLag(SHARED, "away");
        gateway.awaitCounted();
        assertThat(requests.of("after-away")).hasSize(1);
    }

    @Test
    void partitionThatMovesWhileItsRecordsAreSlowIsLostNothingOf() {
        int incidents = 15;
        topics.create("moves", 4);
        try (Rule slow = installation.proxy().when(PathCall.CREATE.calls()).delay(Duration.ofMillis(200));
                GatewayProcess one = start("moves", "moves", 1)) {
            List<ProducerRecord<String, String>> records = IntStream.range(0, 2 * incidents)
                    .mapToObj(number -> new ProducerRecord<>(
                            "moves", "key-" + number, AlertBody.firing("moves-" + number % incidents)))
                    .toList();
            topics.sendAll(records);
            await().atMost(SOON).until(() -> slow.used() > 2);
            try (GatewayProcess two = start("moves", "moves", 1)) {
                awaitLag("moves", "moves");
                one.awaitCounted();
                two.awaitCounted();
            }
        }
        assertCounted("moves", incidents, 2 * incidents);
    }

    @Test
    void fortyIncidentsOverThreeConsumersWithPoison() {
        manyAlerts("many", 40, 400);
    }

    @Test
    @Tag("soak")
    void thousandIncidentsOverThreeConsumersWithPoison() {
        manyAlerts("thousand", 1000, 10_000);
    }

    /** Of hundred records, one is poison. */
    private void manyAlerts(String topic, int incidents, int alerts) {
        topics.create(topic, 6);
        long start = System.nanoTime();
        topics.sendAll(IntStream.range(0, alerts)
                .mapToObj(number -> new ProducerRecord<>(
                        topic, "key-" + number % incidents, AlertBody.firing(topic + "-" + number % incidents)))
                .toList());
        topics.sendAll(IntStream.range(0, alerts / 100)
                .mapToObj(number -> new ProducerRecord<>(topic, "poison-" + number, "{\"alerts\": " + number + "}"))
                .toList());
        try (GatewayProcess consumers = start(topic, topic, 3)) {
            await().atMost(Duration.ofMinutes(5)).until(() -> topics.lag(topic, topic) == 0);
            consumers.awaitCounted();
        }
        Figures.note(
                getClass(),
                "%d records of %d incidents over three consumers: %d ms"
                        .formatted(alerts + alerts / 100, incidents, (System.nanoTime() - start) / 1_000_000));
        assertThat(topics.records(topic + ".dead-letter")).hasSize(alerts / 100);
        assertCounted(topic, incidents, alerts);
    }

    private void assertCounted(String topic, int incidents, int alerts) {
        long counted = IntStream.range(0, incidents)
                .mapToLong(number -> {
                    var found = requests.of(topic + "-" + number);
                    assertThat(found).as("requests of incident %d", number).hasSize(1);
                    return Math.max(1, Requests.occurrences(found.get(0)));
                })
                .sum();
        Figures.note(getClass(), "%s: %d alerts, %d counted more than once".formatted(topic, alerts, counted - alerts));
        assertThat(counted).isGreaterThanOrEqualTo(alerts);
    }

    private GatewayProcess start(String group, String read, int consumers) {
        return installation.start(GatewayProcess.patient(Map.of(
                "LOCKKEEPER_API_TIMEOUT",
                "5s",
                "LOCKKEEPER_KAFKA_BROKERS",
                broker.url(),
                "LOCKKEEPER_KAFKA_TOPICS",
                read,
                "LOCKKEEPER_KAFKA_GROUP",
                group,
                "LOCKKEEPER_KAFKA_CONSUMERS",
                Integer.toString(consumers),
                // A process that was killed is soon missed.
                "LOCKKEEPER_KAFKA_PROPERTIES_SESSION_TIMEOUT_MS",
                "6000",
                "LOCKKEEPER_KAFKA_PROPERTIES_HEARTBEAT_INTERVAL_MS",
                "1000")));
    }

    private void awaitLag(String group, String topic) {
        await("all to be committed").atMost(SOON).until(() -> topics.lag(group, topic) == 0);
    }

    private static ProducerRecord<String, String> with(
            ProducerRecord<String, String> record, Map<String, String> headers) {
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        return headers;
    }
}
