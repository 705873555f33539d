package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.TransientFailureException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRouteTest extends RouteTest {

    @ParameterizedTest
    @CsvSource({
        "http-prometheus, prometheus",
        "http-grafana, grafana",
        "http-kubernetes-event, kubernetes-event",
        "http-generic, generic"
    })
    void admitsThenTakesInThenAnswers(String route, String format) {
        when("readAlerts", exchange -> {
            assertThat(exchange.getProperty(Signal.FORMAT)).isEqualTo(format);
            exchange.getMessage().setBody(List.of(alert(0, true)));
        });
        when("formLanes", new FormLanes(8));
        when("ignoreAlert", exchange -> exchange.getMessage().setBody(created(exchange)));

        Exchange answer = send("direct:" + route, "body", Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(ran)
                .containsExactly(
                        "startDeadline",
                        "authenticate",
                        "admit",
                        "takeSlot",
                        "startDeadline",
                        "readAlerts",
                        "checkFreshness",
                        "formLanes",
                        "ignoreAlert",
                        "judgeOutcomes",
                        "answerOutcomes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus", "grafana", "kubernetes-event", "generic", "cloudevents"})
    void dryRunIsExplainedAndNotTakenIn(String format) {
        when("admit", exchange -> exchange.setProperty(Signal.DRY_RUN, true));

        Exchange answer = send("direct:http-" + format, "body", Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(ran)
                .filteredOn(step -> !step.equals("structureCloudEvent"))
                .containsExactly(
                        "startDeadline",
                        "authenticate",
                        "admit",
                        "takeSlot",
                        "readAlerts",
                        "checkFreshness",
                        "explainAlerts",
                        "answerExplanations");
    }

    @Test
    void cloudEventIsStructuredOnceItIsAdmitted() {
        send("direct:http-cloudevents", "body", Map.of());

        assertThat(ran)
                .startsWith(
                        "startDeadline",
                        "authenticate",
                        "admit",
                        "takeSlot",
                        "structureCloudEvent",
                        "startDeadline",
                        "readAlerts");
    }

    @Test
    void descriptionIsForThoseWhoMayComeInToo() {
        send("direct:http-openapi", "", Map.of());

        assertThat(ran).containsExactly("startDeadline", "authenticate", "answerDescription");
    }

    @Test
    void malformedBodyIsAnsweredAsAProblem() throws Exception {
        when("readAlerts", exchange -> {
            throw new MalformedSignalException("alerts", "absent");
        });
        when("answerProblem", new AnswerProblem());

        Exchange answer = send("direct:http-prometheus", "body", Map.of("Authorization", "secret"));

        assertThat(answer.getException()).isNull();
        assertThat(ran).endsWith("readAlerts", "answerProblem");
        assertThat(answer.getMessage().getHeaders())
                .containsOnlyKeys(
                        Exchange.HTTP_RESPONSE_CODE,
                        Exchange.CONTENT_TYPE,
                        Exchange.HTTP_CHUNKED,
                        "X-Request-ID",
                        "X-Content-Type-Options",
                        "X-Frame-Options",
                        "Strict-Transport-Security",
                        "Content-Security-Policy",
                        "Referrer-Policy")
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 400)
                .containsEntry(Exchange.CONTENT_TYPE, "application/problem+json");
        assertThat(new ObjectMapper()
                        .readTree(answer.getMessage().getBody(byte[].class))
                        .path("detail")
                        .asText())
                .isEqualTo("alerts: absent");
    }

    @Test
    void transientFailureTellsWhenToComeBack() {
        when("judgeOutcomes", exchange -> {
            throw new TransientFailureException("later", null, Duration.ofSeconds(7), List.of());
        });
        when("readAlerts", exchange -> exchange.getMessage().setBody(List.of(alert(0, true))));
        when("formLanes", new FormLanes(8));
        when("ignoreAlert", exchange -> exchange.getMessage().setBody(created(exchange)));
        when("answerProblem", new AnswerProblem());

        Exchange answer = send("direct:http-prometheus", "body", Map.of());

        assertThat(answer.getMessage().getHeaders())
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 503)
                .containsEntry("Retry-After", "7");
    }
}
