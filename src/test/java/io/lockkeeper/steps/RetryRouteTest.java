package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Doubt;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Reason;
import io.lockkeeper.incident.TransientFailureException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the routes run a step whose call to the API server fails, and what such a failure leaves behind. */
class RetryRouteTest extends RouteTest {

    private static final Processor IN_DOUBT = exchange -> exchange.setProperty(
            Signal.DECISION, new Decision.Open(LINK, new Check.Listing(Doubt.DELETED), Reason.IN_DOUBT));

    private Duration time = Duration.ofMinutes(1);

    @BeforeEach
    void succeed() {
        when(
                "checkScope",
                exchange -> exchange.setProperty(
                        Signal.DEADLINE, Deadline.in(time, Duration.ofSeconds(1), System::nanoTime)));
        when("findIncident", OPEN);
        when("listIncident", OPEN);
        when("POST", STORED);
        when("recordCreation", DONE);
        when("resolveConflict", DONE);
        when("countOccurrence", DONE);
        when("recordFailure", new RecordFailure());
    }

    @Test
    void attemptsThatFailedToCreateAreCountedAndThoseOfOtherCallsAreNot() {
        when("findIncident", IN_DOUBT);
        when("listIncident", inTurn(failing(503), OPEN));
        when("POST", inTurn(failing(503), failing(0), STORED));

        handled();

        assertThat(creationFailures).containsExactly("server_error", "no_answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"listIncident", "POST", "resolveConflict", "countOccurrence"})
    void callThatKeepsFailingIsMadeThreeTimesAndByNoOuterRouteAgain(String step) {
        when("findIncident", "countOccurrence".equals(step) ? KNOWN : IN_DOUBT);
        when("POST", "resolveConflict".equals(step) ? TAKEN : STORED);
        when(step, failing(503));

        Exchange answer = handled();

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(Outcome.Failed.class).isTransient())
                .isTrue();
        assertThat(times(step)).isEqualTo(3);
        assertThat(ran).endsWith(step, "recordFailure");
        assertThat(times("limitAttempts")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 422})
    void refusalIsTakenAtOnce(int code) {
        when("POST", failing(code));

        handled();

        assertThat(times("POST")).isEqualTo(1);
        assertThat(ran).endsWith("POST", "recordFailure");
    }

    @Test
    void bugIsNoReasonToTryAgain() {
        when("findIncident", exchange -> {
            throw new IllegalStateException("bug");
        });

        handled();

        assertThat(times("findIncident")).isEqualTo(1);
    }

    @Test
    void everyStepHasAttemptsOfItsOwn() {
        when("findIncident", IN_DOUBT);
        when("listIncident", inTurn(failing(503), failing(-1), OPEN));
        when("POST", inTurn(failing(429), failing(500), TAKEN));
        when("resolveConflict", inTurn(failing(503), failing(503), DONE));

        assertThat(handled().getMessage().getBody()).isInstanceOf(Outcome.Created.class);

        assertThat(List.of(times("listIncident"), times("POST"), times("resolveConflict")))
                .containsOnly(3);
    }

    @Test
    void everyRoundOfTheLoopHasAttemptsOfItsOwn() {
        when("findIncident", KNOWN);
        when("countOccurrence", inTurn(failing(503), failing(503), AGAIN, failing(503), failing(503), DONE));

        assertThat(handled().getMessage().getBody()).isInstanceOf(Outcome.Created.class);

        assertThat(times("limitAttempts")).isEqualTo(2);
    }

    @Test
    void callIsMadeAgainWithTheMessageThatTheStepBeganWith() {
        when("renderRequest", exchange -> exchange.getMessage().setHeader("manifest", "as rendered"));
        when(
                "POST",
                inTurn(
                        exchange -> {
                            exchange.getMessage().setHeader("manifest", "spoilt");
                            exchange.getMessage().setBody("spoilt");
                            failing(503).process(exchange);
                        },
                        exchange -> {
                            assertThat(exchange.getMessage().getHeader("manifest"))
                                    .isEqualTo("as rendered");
                            assertThat(exchange.getMessage().getBody()).isSameAs(exchange.getProperty(Signal.ALERT));
                            assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(Exchange.REDELIVERY_DELAY);
                            STORED.process(exchange);
                        }));

        assertThat(handled().getMessage().getBody()).isInstanceOf(Outcome.Created.class);

        assertThat(times("renderRequest")).isEqualTo(1);
    }

    @Test
    void lockThatIsLostInThePauseEndsIt() {
        when("confirmLock", inTurn(held -> {}, lost -> {
            throw new TransientFailureException("the lock was lost", null);
        }));
        when("POST", failing(503));

        assertThat(handled().getMessage().getBody(Outcome.Failed.class).isTransient())
                .isTrue();

        assertThat(times("POST")).isEqualTo(1);
        assertThat(ran).endsWith("POST", "confirmLock", "recordFailure");
    }

    @Test
    void pauseThatLeavesNoTimeForAnotherCallEndsIt() {
        time = Duration.ofSeconds(5);
        when("POST", askingToWait(5));

        assertThat(handled().getMessage().getBody(Outcome.Failed.class).isTransient())
                .isTrue();

        assertThat(times("POST")).isEqualTo(1);
    }

    @Test
    void failureThatAnInnerRouteGaveUpIsStillAnsweredByTheHttpRoute() {
        when("readAlerts", exchange -> exchange.getMessage().setBody(List.of(alert(0, false))));
        when("formLanes", new FormLanes(1));
        when("judgeOutcomes", new JudgeOutcomes());
        when("POST", failing(503));
        when("answerProblem", exchange -> exchange.getMessage().setBody("answered"));

        Exchange answer = send("direct:http-prometheus", "{}", Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isEqualTo("answered");
        assertThat(ran).endsWith("recordFailure", "judgeOutcomes", "answerProblem");
    }

    @Test
    void stopWaitsForACallThatIsToBeMadeAgain() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        when(
                "POST",
                inTurn(
                        exchange -> {
                            failed.countDown();
                            failing(503).process(exchange);
                        },
                        STORED));
        CompletableFuture<Exchange> answer = template.asyncSend(
                "direct:alert", exchange -> exchange.getMessage().setBody(alert(0, false)));
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();

        context.stop();

        assertThat(answer.get(10, TimeUnit.SECONDS).getMessage().getBody()).isInstanceOf(Outcome.Created.class);
    }

    private int times(String step) {
        return Math.toIntExact(ran.stream().filter(step::equals).count());
    }

    private static Processor failing(int code) {
        return exchange -> {
            throw new KubernetesClientException("refused", code, null);
        };
    }

    private static Processor askingToWait(int seconds) {
        return exchange -> {
            throw new KubernetesClientException(
                    "asked to wait",
                    429,
                    new StatusBuilder()
                            .withNewDetails()
                            .withRetryAfterSeconds(seconds)
                            .endDetails()
                            .build());
        };
    }
}
