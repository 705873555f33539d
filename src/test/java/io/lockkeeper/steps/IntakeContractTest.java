package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.TransientFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A route of an integrator in front of {@code direct:intake}, which acknowledges as a queue does: by whether the route
 * returns. Here it reads files, which stay in their folder until it has.
 */
class IntakeContractTest extends RouteTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void isNotAcknowledgedBeforeItIsStored() throws Exception {
        when("readAlerts", exchange -> exchange.getMessage().setBody(List.of(alert(0, true))));
        when("formLanes", new FormLanes(8));
        when("ignoreAlert", DONE);
        when("judgeOutcomes", exchange -> {
            if (attempts.incrementAndGet() < 3) {
                assertThat(folder.resolve("signal.json")).exists();
                throw new TransientFailureException("later", null, Duration.ofSeconds(7), List.of());
            }
        });

        deliver();

        await().atMost(SOON).until(() -> Files.exists(folder.resolve(".camel/signal.json")));
        assertThat(attempts).hasValue(3);
        assertThat(folder.resolve("signal.json")).doesNotExist();
    }

    @Test
    void isPutAsideWhereNoRetryMendsIt() throws Exception {
        when("readAlerts", exchange -> {
            attempts.incrementAndGet();
            throw new MalformedSignalException("alerts", "absent");
        });

        deliver();

        await().atMost(SOON).until(() -> Files.exists(folder.resolve("aside/signal.json.txt")));
        assertThat(folder.resolve("aside/signal.json.txt")).hasContent("alerts: absent");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void attemptsOfARouteThatTriesAgainAreCounted() throws Exception {
        when("readAlerts", exchange -> {
            if (attempts.incrementAndGet() > 10) {
                throw new IllegalStateException("nobody counts");
            }
            throw new TransientFailureException("later", null, Duration.ofSeconds(7), List.of());
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:patient")
                        .routeId("patient")
                        .onException(TransientFailureException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0)
                        .end()
                        .setProperty(Signal.FORMAT, constant("prometheus"))
                        .to("direct:intake");
            }
        });

        Exchange given = context.createFluentProducerTemplate()
                .to("direct:patient")
                .withBody("{}")
                .withHeader("sent", "by somebody")
                .send();

        assertThat(given.getException()).isInstanceOf(TransientFailureException.class);
        assertThat(attempts).hasValue(3);
        assertThat(given.getMessage().getHeader("sent")).isNull();
    }

    private void deliver() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0&delay=50")
                        .routeId("files")
                        .onException(MalformedSignalException.class)
                        .handled(true)
                        .setBody(simple("${exception.message}"))
                        .to("file:" + folder + "/aside?fileName=signal.json.txt")
                        .end()
                        .setProperty(Signal.FORMAT, constant("prometheus"))
                        .to("direct:intake");
            }
        });
        Files.writeString(folder.resolve("signal.json"), "{}");
    }
}
