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

class HttpRouteTest extends RouteTest {

    @Test
    void admitsThenTakesInThenAnswers() {
        when("readAlerts", exchange -> {
            assertThat(exchange.getProperty(Signal.FORMAT)).isEqualTo("prometheus");
            exchange.getMessage().setBody(List.of(alert(0, true)));
        });
        when("formLanes", new FormLanes(8));
        when("ignoreResolved", exchange -> exchange.getMessage().setBody(created(exchange)));

        Exchange answer = send("direct:http-prometheus", "body", Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(ran)
                .containsExactly(
                        "startDeadline",
                        "admit",
                        "takeSlot",
                        "startDeadline",
                        "readAlerts",
                        "checkFreshness",
                        "formLanes",
                        "ignoreResolved",
                        "judgeOutcomes",
                        "answerOutcomes");
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
        when("ignoreResolved", exchange -> exchange.getMessage().setBody(created(exchange)));
        when("answerProblem", new AnswerProblem());

        Exchange answer = send("direct:http-prometheus", "body", Map.of());

        assertThat(answer.getMessage().getHeaders())
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 503)
                .containsEntry("Retry-After", "7");
    }
}
