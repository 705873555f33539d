package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.TransientFailureException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeRouteTest extends RouteTest {

    @Test
    void dryRunThatComesHereIsRefusedBeforeAnythingIsRead() {
        when("refuseDryRun", new RefuseDryRun());

        Exchange answer = template.send("direct:intake", exchange -> {
            exchange.setProperty(Signal.DRY_RUN, true);
            exchange.getMessage().setBody("body");
        });

        assertThat(answer.getException()).hasMessage("dryRun: not possible at this path; nothing was written");
        assertThat(ran).containsExactly("refuseDryRun");
    }

    @Test
    void readsThenHandlesThenJudges() {
        batchOf(1, 8);

        send("direct:intake", "body", Map.of());

        assertThat(ran)
                .containsExactly(
                        "startDeadline", "readAlerts", "checkFreshness", "formLanes", "resolveTarget", "judgeOutcomes");
    }

    @Test
    void noHeaderOfTheSenderGetsPast() {
        batchOf(1, 8);
        List<Map<String, Object>> seen = new ArrayList<>();
        when("readAlerts", exchange -> {
            seen.add(Map.copyOf(exchange.getMessage().getHeaders()));
            exchange.getMessage().setBody(List.of(alert(0, false)));
        });

        send("direct:intake", "body", Map.of("CamelKubernetesCRDInstance", "evil", "Authorization", "secret"));

        assertThat(seen).containsExactly(Map.of());
    }

    @Test
    void keepsTheOrderOfALongBatch() {
        batchOf(1000, 8);

        Exchange answer = send("direct:intake", "body", Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(outcomes(answer))
                .extracting(Outcome::index)
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void handlesAsManyAtOnceAsThereAreLanes() {
        batchOf(4, 2);
        CyclicBarrier twoAtOnce = new CyclicBarrier(2);
        List<Integer> waiting = Collections.synchronizedList(new ArrayList<>());
        when("resolveTarget", exchange -> {
            waiting.add(twoAtOnce.getNumberWaiting());
            twoAtOnce.await(10, TimeUnit.SECONDS);
            exchange.getMessage().setBody(created(exchange));
        });

        Exchange answer = send("direct:intake", "body", Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(outcomes(answer))
                .as("a lane that had to wait alone would have broken the barrier and failed its alert")
                .hasOnlyElementsOfType(Outcome.Created.class)
                .hasSize(4);
        assertThat(waiting).hasSize(4).allMatch(others -> others <= 1);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void anAlertByItselfStaysOnTheThreadThatItCameBy(int alerts, boolean stays) {
        batchOf(alerts, 8);
        Set<String> threads = ConcurrentHashMap.newKeySet();
        when("resolveTarget", exchange -> {
            threads.add(Thread.currentThread().getName());
            exchange.getMessage().setBody(created(exchange));
        });

        Exchange answer = send("direct:intake", "body", Map.of());

        assertThat(outcomes(answer)).hasSize(alerts);
        assertThat(threads.contains(Thread.currentThread().getName())).isEqualTo(stays);
    }

    @Test
    void throwsWhereOneAlertMayFareBetterLaterAndTellsAllOutcomes() {
        batchOf(3, 8);
        when("resolveTarget", exchange -> {
            Alert alert = exchange.getMessage().getBody(Alert.class);
            if (alert.index() == 1) {
                throw new TransientFailureException("later", null);
            }
            exchange.getMessage().setBody(created(exchange));
        });
        when("recordFailure", new RecordFailure());

        Exchange answer = send("direct:intake", "body", Map.of());

        assertThat(answer.getException()).isInstanceOfSatisfying(TransientFailureException.class, failure -> {
            assertThat(failure).hasMessage("alerts[1]: later");
            assertThat(failure.outcomes()).hasSize(3);
        });
    }

    private void batchOf(int alerts, int lanes) {
        when("readAlerts", exchange -> exchange.getMessage()
                .setBody(IntStream.range(0, alerts)
                        .mapToObj(index -> alert(index, false))
                        .toList()));
        when("formLanes", new FormLanes(lanes));
        when("resolveTarget", exchange -> exchange.getMessage().setBody(created(exchange)));
        when("judgeOutcomes", new JudgeOutcomes());
    }
}
