package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.JvmMemory;
import io.lockkeeper.harness.KafkaBroker;
import io.lockkeeper.harness.OtlpCollector;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Traces as a collector receives them, and what else bears their ids: requests, metrics, and the log as JSON. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesIT {

    private static final Pattern OF_THE_JVM = Pattern.compile("|OpenJDK .*|WARNING: .*|\\[[\\d.]+s\\].*");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SENDER = "00f067aa0ba902b7";
    private static final Set<String> FIRST = Set.of("receive", "alert", "target", "lock wait", "create", "write count");
    private static final Set<String> DUPLICATE = Set.of("receive", "alert", "target", "count", "write count");

    private final Installation installation;
    private final Requests requests;
    private final KafkaBroker broker = new KafkaBroker();
    private final OtlpCollector collector = new OtlpCollector();
    private final GatewayProcess gateway;

    TracesIT(Installation installation) {
        this.installation = installation;
        this.requests = installation.requests();
        Map<String, String> environment = new HashMap<>(traced(collector));
        environment.put("POD_NAME", "lockkeeper-0");
        environment.put("LOCKKEEPER_LEASE_DURATION", "60s");
        environment.put("LOCKKEEPER_TRACING_ENABLED", "true");
        environment.put("LOCKKEEPER_KAFKA_BROKERS", broker.url());
        environment.put("LOCKKEEPER_KAFKA_TOPICS", "traced");
        environment.put("LOGGING_CONFIG", "");
        environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        this.gateway = installation.start(GatewayProcess.patient(environment));
    }

    @AfterAll
    void close() {
        gateway.close();
        broker.close();
        collector.close();
    }

    @Test
    void firstAlertAndItsDuplicateAreATraceEach() {
        String first = traceId();
        String again = traceId();

        assertThat(post(gateway, AlertBody.firing("traced"), header(first)).statusCode())
                .isEqualTo(201);
        gateway.awaitCounted();
        assertThat(post(gateway, AlertBody.firing("traced"), header(again)).statusCode())
                .isEqualTo(202);

        Map<String, Span> spans = collector.await(first, FIRST);
        assertThat(parents(spans))
                .isEqualTo(Map.of(
                        "receive", SENDER,
                        "alert", "receive",
                        "target", "alert",
                        "lock wait", "alert",
                        "create", "alert",
                        "write count", "create"));
        assertThat(attributes(spans, "alert"))
                .containsEntry("lockkeeper.outcome", "created")
                .containsEntry("lockkeeper.reason", "first")
                .containsEntry(
                        "lockkeeper.remediation_request", installation.namespace() + "/" + requestName("traced"));
        assertThat(trace("traced")).isEqualTo("00-" + first + "-" + id(spans, "create") + "-01");
        assertThat(parents(collector.await(again, DUPLICATE)))
                .isEqualTo(Map.of(
                        "receive", SENDER,
                        "alert", "receive",
                        "target", "alert",
                        "count", "alert",
                        "write count", "count"));
        assertThat(collector.requests().get(0).getResourceSpans(0).getResource().getAttributesList().stream()
                        .collect(Collectors.toMap(
                                KeyValue::getKey, value -> value.getValue().getStringValue())))
                .containsEntry("service.name", "lockkeeper")
                .containsEntry("service.instance.id", "lockkeeper-0");
    }

    @Test
    void recordOfKafkaIsTracedByItsHeader() {
        String traceId = traceId();
        ProducerRecord<String, String> record = new ProducerRecord<>("traced", AlertBody.firing("traced-kafka"));
        record.headers().add("traceparent", header(traceId).getBytes(UTF_8));

        broker.topics().send(record);

        Map<String, Span> spans = collector.await(traceId, FIRST);
        assertThat(parents(spans)).containsEntry("receive", SENDER).containsEntry("create", "alert");
        assertThat(spans.get("receive")).extracting(Span::getKind).isEqualTo(Span.SpanKind.SPAN_KIND_CONSUMER);
        assertThat(trace("traced-kafka")).isEqualTo("00-" + traceId + "-" + id(spans, "create") + "-01");
    }

    @Test
    void metricsNameTracesForExamples() {
        String traceId = traceId();
        post(gateway, AlertBody.firing("traced-example"), header(traceId));
        collector.await(traceId, FIRST);

        String metrics = Http.send(HttpRequest.newBuilder(gateway.management("metrics"))
                        .header("Accept", "application/openmetrics-text; version=1.0.0"))
                .body();

        Set<String> traces = collector.spans().stream()
                .map(span -> OtlpCollector.hex(span.getTraceId().toByteArray()))
                .collect(Collectors.toSet());
        assertThat(examples("gateway_http_request_duration_seconds_bucket", metrics))
                .isNotEmpty()
                .isSubsetOf(traces);
        assertThat(examples("lockkeeper_lock_wait_seconds_bucket", metrics))
                .isNotEmpty()
                .isSubsetOf(traces);
    }

    @Test
    void collectorThatIsAwayKeepsNoAlertWaiting() {
        collector.whileSilent(() -> {
            assertCreated("traced-silence");
            collector.awaitWaiting();
            assertCreated("traced-silence-2");
            gateway.awaitCounted();
        });
        collector.whileGone(() -> {
            assertCreated("traced-away");
            gateway.awaitCounted();
        });
        String afterwards = traceId();
        post(gateway, AlertBody.firing("traced-afterwards"), header(afterwards));
        collector.await(afterwards, FIRST);
    }

    @Test
    void logIsJsonWithALineForTheOutcomeAndNothingOfTheSendersIn() throws IOException {
        String traceId = traceId();
        String body = AlertBody.firing("traced-log")
                .replace("\"summary\": \"s\"", "\"summary\": \"words of the payload\"")
                .replace("HighErrorRate", "Two\\nLines");

        HttpResponse<String> answer = post(gateway, body, header(traceId));

        await().atMost(Duration.ofSeconds(20)).until(() -> outcomes(traceId), lines -> !lines.isEmpty());
        assertThat(outcomes(traceId)).hasSize(1);
        JsonNode line = outcomes(traceId).get(0);
        assertThat(line.at("/outcome").textValue()).isEqualTo("created");
        assertThat(line.at("/reason").textValue()).isEqualTo("first");
        assertThat(line.at("/fingerprint")).isEqualTo(Http.json(answer).at("/fingerprint"));
        assertThat(line.at("/remediation_request").textValue())
                .isEqualTo(installation.namespace() + "/" + requestName("traced-log"));
        assertThat(line.at("/request_id").textValue())
                .isEqualTo(answer.headers().firstValue("X-Request-ID").orElseThrow());
        assertThat(line.at("/message").textValue()).startsWith("created: Two\nLines about shop:Deployment:traced-log");
        assertThat(log()).allSatisfy(logged -> {
            assertThat(logged.at("/@timestamp").isTextual()).isTrue();
            assertThat(logged.at("/message").isTextual()).isTrue();
            assertThat(logged.at("/log/level").isTextual()).isTrue();
        });
        assertThat(Files.readString(gateway.process().log())).doesNotContain("words of the payload", "secret-token");
    }

    @Test
    void withoutTracesNothingIsSentAndTheRequestBearsWhatTheSenderSaid() throws IOException {
        String traceId = traceId();
        try (OtlpCollector nobody = new OtlpCollector()) {
            try (GatewayProcess untraced = installation.start(GatewayProcess.patient(traced(nobody)))) {
                post(untraced, AlertBody.firing("untraced"), header(traceId));
                post(untraced, AlertBody.firing("untraced-malformed"), header(traceId) + "0");
                untraced.awaitCounted();
                assertThat(JvmMemory.histogram(untraced.process())).doesNotContain("io.opentelemetry");
            }
            assertThat(nobody.requests()).isEmpty();
        }
        assertThat(trace("untraced")).isEqualTo(header(traceId));
        assertThat(requests.of("untraced-malformed")).singleElement().satisfies(request -> assertThat(
                        request.getMetadata().getAnnotations())
                .doesNotContainKey("lockkeeper.io/traceparent"));
    }

    private void assertCreated(String deployment) {
        assertThat(post(gateway, AlertBody.firing(deployment), header(traceId()))
                        .statusCode())
                .isEqualTo(201);
    }

    private static Map<String, String> traced(OtlpCollector collector) {
        return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(), "OTEL_BSP_SCHEDULE_DELAY", "100");
    }

    private static HttpResponse<String> post(GatewayProcess gateway, String body, String traceparent) {
        return Http.send(HttpRequest.newBuilder(gateway.signals())
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer secret-token")
                .header("traceparent", traceparent)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String traceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String header(String traceId) {
        return "00-" + traceId + "-" + SENDER + "-01";
    }

    private String trace(String deployment) {
        return requests.of(deployment)
                .get(0)
                .getMetadata()
                .getAnnotations()
                .getOrDefault("lockkeeper.io/traceparent", "");
    }

    private String requestName(String deployment) {
        return requests.of(deployment).get(0).getMetadata().getName();
    }

    /** Returns the traces that the buckets of a metric have for examples. */
    private static Set<String> examples(String metric, String metrics) {
        return Pattern.compile("^" + metric + "\\{.*# \\{.*trace_id=\"([0-9a-f]{32})\"", Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .map((MatchResult example) -> example.group(1))
                .collect(Collectors.toSet());
    }

    private List<JsonNode> outcomes(String traceId) throws IOException {
        return log().stream()
                .filter(line -> line.at("/trace/id").asText().equals(traceId))
                .toList();
    }

    /** Returns the lines of the log, without what the JVM says itself. */
    private List<JsonNode> log() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(gateway.process().log())) {
            if (!OF_THE_JVM.matcher(line).matches()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    private static Map<String, String> attributes(Map<String, Span> spans, String name) {
        return Objects.requireNonNull(spans.get(name), name).getAttributesList().stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, value -> value.getValue().getStringValue()));
    }

    private static String id(Map<String, Span> spans, String name) {
        return OtlpCollector.hex(
                Objects.requireNonNull(spans.get(name), name).getSpanId().toByteArray());
    }

    /** Returns the parent of each by name, and that of the first by its id. */
    private static Map<String, String> parents(Map<String, Span> spans) {
        Map<String, String> names =
                spans.keySet().stream().collect(Collectors.toMap(name -> id(spans, name), name -> name));
        return spans.values().stream().collect(Collectors.toMap(Span::getName, span -> {
            String parent = OtlpCollector.hex(span.getParentSpanId().toByteArray());
            return names.getOrDefault(parent, parent);
        }));
    }
}
