package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.http.PayloadTooLargeException;
import io.lockkeeper.http.Shares;
import io.lockkeeper.http.Slots;
import io.lockkeeper.http.UnsupportedMediaTypeException;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.target.Target;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps that decide whether a request is let in, and how many are at once. */
class AdmissionTest {

    private final Exchange exchange = exchange();

    @Test
    void admittedRequestIsReadAndRemembered() {
        exchange.getMessage().setBody(new ByteArrayInputStream(new byte[] {1, 2}));
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/p");
        exchange.getMessage().setHeader("X-Timestamp", " 1769860800 ");

        new Admit(2).process(exchange);

        assertThat(exchange.getMessage().getBody()).isEqualTo(new byte[] {1, 2});
        assertThat(exchange.getProperty(Signal.PATH)).isEqualTo("/p");
        assertThat(exchange.getProperty(Signal.SENT_AT)).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(exchange.getProperty(Signal.REQUEST_ID, String.class)).hasSize(36);
    }

    @Test
    void requestWithoutBodyIsAdmittedAsEmpty() {
        new Admit(2).process(exchange);

        assertThat(exchange.getMessage().getBody()).isEqualTo(new byte[0]);
    }

    @Test
    void declaredLengthIsBelievedWhereItIsTooMuch() {
        exchange.getMessage().setBody(new ByteArrayInputStream(new byte[0]));
        exchange.getMessage().setHeader(Exchange.CONTENT_LENGTH, "3");

        assertThatThrownBy(() -> new Admit(2).process(exchange)).isInstanceOf(PayloadTooLargeException.class);
    }

    @Test
    void otherMediaTypeIsRefusedWithTheRequestRemembered() {
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain");

        assertThatThrownBy(() -> new Admit(2).process(exchange)).isInstanceOf(UnsupportedMediaTypeException.class);
        assertThat(exchange.getProperty(Signal.REQUEST_ID)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "1.5", "9223372036854775807", "99999999999999999999"})
    void timeOfSendingThatIsNoneIsRefused(String seconds) {
        exchange.getMessage().setHeader("X-Timestamp", seconds);

        assertThatThrownBy(() -> new Admit(2).process(exchange))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage("X-Timestamp: not a time in Unix seconds such as 1769860800");
    }

    @Test
    void requestBeyondTheSlotsIsLeftToItsSender() throws Exception {
        TakeSlot take = new TakeSlot(new Slots(1));
        take.process(exchange);

        assertThatThrownBy(() -> take.process(exchange()))
                .isInstanceOf(TransientFailureException.class)
                .hasMessage("as many requests as are allowed are being handled");

        HttpReply.write(exchange, 200, "application/json", "");
        Exchange next = exchange();
        take.process(next);
        assertThat(next.getProperty(Signal.SLOT))
                .as("the one that the answer gave back")
                .isNotNull();
    }

    @Test
    void slotIsGivenBackAtTheEndWithoutAnAnswerToo() {
        TakeSlot take = new TakeSlot(new Slots(1));

        assertFreedAtTheEnd(take, take);
    }

    @Test
    void alertBeyondTheShareOfItsIncidentIsLeftToItsSender() {
        HoldShare hold = new HoldShare(new Shares(1));
        assertFreedAtTheEnd(hold, hold);
    }

    private void assertFreedAtTheEnd(Processor taker, Processor again) {
        assertThat(failureOf(taker, exchange)).isNull();
        assertThat(failureOf(again, exchange())).isInstanceOf(TransientFailureException.class);

        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());

        assertThat(failureOf(again, exchange())).isNull();
    }

    private static @Nullable Throwable failureOf(Processor step, Exchange exchange) {
        try {
            step.process(exchange);
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    private static Exchange exchange() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(Signal.FORMAT, "prometheus");
        exchange.setProperty(Signal.DEADLINE, Deadline.in(Duration.ofSeconds(15), Duration.ofSeconds(2), () -> 0));
        exchange.setProperty(Signal.INCIDENT, Incident.of(new Target("", "shop", "Deployment", "app", "apps/v1")));
        return exchange;
    }
}
