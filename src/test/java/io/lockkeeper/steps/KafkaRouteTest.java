package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.TransientFailureException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.model.ModelCamelContext;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a record of Kafka is committed, put aside, and left for another attempt. */
class KafkaRouteTest extends RouteTest {

    private static final Processor TROUBLE = exchange -> {
        throw new TransientFailureException("later", null, Duration.ofSeconds(1), List.of());
    };

    /** The attempts are what matters here, not the pauses between them. */
    @Override
    void adjust(ModelCamelContext context) {
        context.getRouteConfigurationDefinition("errors-kafka")
                .getOnExceptions()
                .forEach(on -> on.getRedeliveryPolicyType().redeliveryDelay(0).maximumRedeliveryDelay("1"));
    }

    @BeforeEach
    void takeIn() {
        when("readAlerts", exchange -> exchange.getMessage().setBody(List.of(alert(0, true))));
        when("formLanes", new FormLanes(8));
        when("ignoreAlert", DONE);
    }

    @Test
    void recordIsCommittedOnceTheIntakeReturns() {
        assertThat(record().getException()).isNull();

        assertThat(ran).startsWith("keepRecord", "takeRecord").endsWith("judgeOutcomes", "refusePart", "commitRecord");
    }

    @Test
    void recordThatCannotBeReadIsPutAsideAndCommitted() {
        when("readAlerts", exchange -> {
            throw new MalformedSignalException("alerts", "absent");
        });

        assertThat(record().getException()).isNull();

        assertThat(ran).endsWith("readAlerts", "writeDeadLetter", "SEND", "commitRecord");
    }

    @Test
    void recordThatMeetsTroubleIsAttemptedAgainInItsPlace() {
        when("judgeOutcomes", inTurn(TROUBLE, TROUBLE, exchange -> {}));

        assertThat(record().getException()).isNull();

        assertThat(Collections.frequency(ran, "takeRecord")).isEqualTo(3);
        assertThat(ran).containsOnlyOnce("keepRecord", "commitRecord").doesNotContain("SEND");
    }

    @Test
    void troubleThatOutlastsAllAttemptsLeavesTheRecordUncommitted() {
        when("judgeOutcomes", often(TROUBLE));

        assertThat(record().getException()).isInstanceOf(TransientFailureException.class);

        assertThat(Collections.frequency(ran, "takeRecord")).isEqualTo(9);
        assertThat(ran).doesNotContain("commitRecord", "SEND");
    }

    @Test
    void commitThatTheBrokerDoesNotAnswerIsTriedAgainAndIsNoFaultOfTheRecord() {
        when("commitRecord", inTurn(failing(new TimeoutException("no broker")), exchange -> {}));

        assertThat(record().getException()).isNull();

        assertThat(Collections.frequency(ran, "commitRecord")).isEqualTo(2);
        assertThat(ran).containsOnlyOnce("takeRecord").doesNotContain("SEND");
    }

    @ParameterizedTest
    @ValueSource(classes = {CommitFailedException.class, RebalanceInProgressException.class})
    void recordOfAPartitionThatHasMovedIsLeftToWhoHasIt(Class<? extends RuntimeException> moved) throws Exception {
        when("commitRecord", failing(moved.getConstructor().newInstance()));

        assertThat(record().getException()).isInstanceOf(moved);

        assertThat(ran).containsOnlyOnce("commitRecord").doesNotContain("SEND");
    }

    @Test
    void recordThatMeetsABugIsPutAside() {
        when("judgeOutcomes", often(failing(new IllegalStateException("a bug"))));

        assertThat(record().getException()).isNull();

        assertThat(Collections.frequency(ran, "takeRecord")).isEqualTo(3);
        assertThat(ran).endsWith("writeDeadLetter", "SEND", "commitRecord");
    }

    /** More often than anybody should try, but not for ever. */
    private static Processor often(Processor effect) {
        Processor[] effects = Collections.nCopies(20, effect).toArray(Processor[]::new);
        effects[effects.length - 1] = exchange -> {};
        return inTurn(effects);
    }

    private static Processor failing(RuntimeException failure) {
        return exchange -> {
            throw failure;
        };
    }

    private Exchange record() {
        return send("direct:kafka-alerts", "{}", Map.of());
    }
}
