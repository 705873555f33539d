package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.remediation.CountTracer;
import io.lockkeeper.tracing.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.model.ModelCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which spans the shipped routes make, and of whom each is part. */
class TracedRouteTest extends RouteTest {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDER = "00f067aa0ba902b7";
    private static final String HEADER = "00-" + TRACE + "-" + SENDER + "-01";

    private @Nullable CountTracer counts;

    @Override
    void adjust(ModelCamelContext context) {
        context.getRegistry().bind("theirs", OpenTelemetry.class, TELEMETRY.getOpenTelemetry());
        counts = Traces.begin(context, "1", null);
    }

    @Test
    void firstAlertIsOneTraceFromTheSenderToTheRequest() {
        batchOf(1);
        when("findIncident", OPEN);
        when("renderRequest", exchange -> exchange.setProperty("rendered", exchange.getProperty(Signal.TRACEPARENT)));
        when("POST", STORED);
        List<Object> rendered = new ArrayList<>();
        when("recordCreation", exchange -> {
            rendered.add(exchange.getProperty("rendered"));
            DONE.process(exchange);
        });

        send("direct:http-generic", "body", Map.of("traceparent", HEADER, "tracestate", "vendor=1"));

        Map<String, SpanData> spans = byName();
        assertThat(parents(spans))
                .isEqualTo(Map.of(
                        "receive", SENDER,
                        "alert", "receive",
                        "target", "alert",
                        "lock wait", "alert",
                        "create", "alert"));
        assertThat(spans.values()).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getSpanContext().getTraceState().get("vendor")).isEqualTo("1");
            assertThat(span.getStatus()).isEqualTo(StatusData.unset());
        });
        assertThat(rendered)
                .containsExactly(new Traceparent(TRACE, one(spans, "create").getSpanId(), "01"));
    }

    @Test
    void duplicateIsTracedToItsCount() {
        batchOf(1);
        when("findIncident", KNOWN);
        when("countOccurrence", DONE);

        send("direct:http-generic", "body", Map.of("traceparent", HEADER));

        assertThat(parents(byName()))
                .isEqualTo(Map.of("receive", SENDER, "alert", "receive", "target", "alert", "count", "alert"));
    }

    @Test
    void whatIsSentWithoutATraceBeginsOne() {
        batchOf(1);
        when("findIncident", KNOWN);
        when("countOccurrence", DONE);

        send("direct:http-generic", "body", Map.of("traceparent", "garbage"));

        assertThat(one(byName(), "receive")).satisfies(receive -> {
            assertThat(receive.getParentSpanContext().isValid()).isFalse();
            assertThat(receive.getAttributes().get(AttributeKey.stringKey("lockkeeper.route")))
                    .isEqualTo("http-generic");
        });
    }

    @Test
    void eachAlertOfABatchIsASpanOfTheOneTraceWithItsOwnOutcome() {
        batchOf(20);
        when("findIncident", KNOWN);
        when("countOccurrence", DONE);

        send("direct:http-generic", "body", Map.of("traceparent", HEADER));

        List<SpanData> all = TELEMETRY.getSpans();
        String receive = named("receive").get(0).getSpanId();
        List<String> alerts = named("alert").stream()
                .peek(alert -> assertThat(alert.getParentSpanId()).isEqualTo(receive))
                .map(SpanData::getSpanId)
                .toList();
        assertThat(all).allMatch(span -> span.getTraceId().equals(TRACE));
        assertThat(named("count").stream().map(SpanData::getParentSpanId))
                .containsExactlyInAnyOrderElementsOf(alerts)
                .hasSize(20);
    }

    @Test
    void failureIsMarkedWithoutItsWords() {
        batchOf(1);
        when("resolveTarget", exchange -> {
            throw new TransientFailureException("what the sender wrote", null);
        });
        when("recordFailure", new RecordFailure());
        when("answerProblem", exchange -> exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 503));

        send("direct:http-generic", "body", Map.of());

        Map<String, SpanData> spans = byName();
        SpanData target = one(spans, "target");
        SpanData receive = one(spans, "receive");
        assertThat(target.getStatus()).isEqualTo(StatusData.error());
        assertThat(target.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo(TransientFailureException.class.getName());
        assertThat(receive.getStatus()).isEqualTo(StatusData.error());
        assertThat(receive.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(503);
        assertThat(spans.values().toString()).doesNotContain("what the sender wrote");
    }

    @Test
    void waitForTheLockIsMeasuredInItsSpan() {
        batchOf(1);
        when("findIncident", OPEN);
        when("POST", STORED);
        when("recordCreation", DONE);
        List<String> current = new ArrayList<>();
        when(
                "leaseLock",
                exchange -> current.add(Span.current().getSpanContext().getSpanId()));

        send("direct:http-generic", "body", Map.of());

        assertThat(current).containsExactly(one(byName(), "lock wait").getSpanId());
    }

    @Test
    void writeThatCountsTheAlertsOfManyTracesIsInTheFirstAndLinkedToTheOthers() {
        CountTracer tracer = Objects.requireNonNull(counts);
        List<Traceparent> alerts = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new Traceparent("%032x".formatted(number), "%016x".formatted(number), "01"))
                .toList();

        assertThat(tracer.<String>show(alerts, () -> "written")).isEqualTo("written");
        assertThat(tracer.<String>show(List.of(), () -> "nobody's")).isEqualTo("nobody's");

        assertThat(TELEMETRY.getSpans()).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("write count");
            assertThat(span.getTraceId()).isEqualTo(alerts.get(0).traceId());
            assertThat(span.getParentSpanId()).isEqualTo(alerts.get(0).spanId());
            assertThat(span.getLinks().stream()
                            .map(LinkData::getSpanContext)
                            .map(link -> new Traceparent(
                                    link.getTraceId(),
                                    link.getSpanId(),
                                    link.getTraceFlags().asHex())))
                    .containsExactlyElementsOf(alerts.subList(1, 3));
        });
    }

    private void batchOf(int alerts) {
        when("readAlerts", exchange -> exchange.getMessage()
                .setBody(IntStream.range(0, alerts)
                        .mapToObj(index -> alert(index, false))
                        .toList()));
        when("formLanes", new FormLanes(8));
        when("judgeOutcomes", new JudgeOutcomes());
    }

    private static List<SpanData> named(String name) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static Map<String, SpanData> byName() {
        return TELEMETRY.getSpans().stream().collect(Collectors.toMap(SpanData::getName, Function.identity()));
    }

    private static SpanData one(Map<String, SpanData> spans, String name) {
        return Objects.requireNonNull(spans.get(name), name);
    }

    /** Returns the parent of each by name, and that of the first by its id. */
    private static Map<String, String> parents(Map<String, SpanData> spans) {
        Map<String, String> names =
                spans.values().stream().collect(Collectors.toMap(SpanData::getSpanId, SpanData::getName));
        return spans.values().stream()
                .collect(Collectors.toMap(
                        SpanData::getName, span -> names.getOrDefault(span.getParentSpanId(), span.getParentSpanId())));
    }
}
