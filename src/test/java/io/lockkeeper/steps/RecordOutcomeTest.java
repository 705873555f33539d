package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.harness.RecordedLog;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Link;
import io.lockkeeper.incident.Occurrences;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Outcome.Dismissal;
import io.lockkeeper.incident.Outcome.Rejection;
import io.lockkeeper.incident.Reason;
import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.target.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Each outcome is counted once, and told in one line with its reason. */
class RecordOutcomeTest {

    private static final Incident INCIDENT = Incident.of(new Target("", "shop", "Deployment", "app", "apps/v1"));
    private static final Link LINK = Link.first(INCIDENT.fingerprint());
    private static final Occurrences SEVEN = new Occurrences(Instant.EPOCH, Instant.EPOCH, 7);

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final List<String> counted = new ArrayList<>();

    @Test
    void createdRequest() throws Exception {
        exchange.setProperty(Signal.INCIDENT, INCIDENT);
        exchange.setProperty(Signal.DECISION, new Decision.Open(LINK, new Check.None(), Reason.FIRST));

        assertThat(told(new Outcome.Created(0, "Slow", INCIDENT.fingerprint(), "ns", "rr-1")))
                .isEqualTo("created: Slow about shop:Deployment:app (first), RemediationRequest ns/rr-1");
        assertThat(counted).containsExactly("received prometheus critical", "created prometheus");
    }

    @Test
    void duplicate() throws Exception {
        exchange.setProperty(Signal.INCIDENT, INCIDENT);

        assertThat(told(new Outcome.Duplicate(
                        0, "Slow", INCIDENT.fingerprint(), "ns", "rr-1", Reason.SUPPRESSING, SEVEN)))
                .isEqualTo("duplicate: Slow about shop:Deployment:app (suppressed), RemediationRequest ns/rr-1,"
                        + " alert number 7");
        assertThat(counted).containsExactly("received prometheus critical", "deduplicated Slow");
    }

    @Test
    void rejectedAlert() throws Exception {
        assertThat(told(new Outcome.Rejected(0, "Watchdog", Rejection.NO_TARGET, null)))
                .isEqualTo("rejected: Watchdog about nothing known (no_target)");
        assertThat(counted).containsExactly("received prometheus critical", "rejected NO_TARGET");
    }

    @Test
    void ignoredAlert() throws Exception {
        assertThat(told(new Outcome.Ignored(0, "Slow", Dismissal.RESOLVED)))
                .isEqualTo("ignored: Slow about nothing known (resolved)");
        assertThat(counted).containsExactly("received prometheus critical");
    }

    @Test
    void droppedAlert() throws Exception {
        assertThat(told(new Outcome.Failed(0, "Slow", new MalformedSignalException("alerts[0]", "no object"))))
                .isEqualTo("failed: Slow about nothing known (validation-error)");
        assertThat(counted).containsExactly("received prometheus critical", "dropped validation-error");
    }

    @Test
    void alertThatIsLeftToItsSendersRetry() throws Exception {
        assertThat(told(new Outcome.Failed(0, "Slow", new TransientFailureException("later", null))))
                .isEqualTo("failed: Slow about nothing known (service-unavailable)");
        assertThat(counted).containsExactly("received prometheus critical");
    }

    private String told(Outcome outcome) throws Exception {
        Noted noted = new Noted();
        exchange.getMessage().setBody(new SampleAlert().severity("critical").build());
        new ReceiveAlert(noted).process(exchange);
        exchange.getMessage().setBody(outcome);
        try (RecordedLog log = new RecordedLog(RecordOutcome.class)) {
            new RecordOutcome(noted).process(exchange);
            assertThat(log.lines()).hasSize(1);
            return log.lines().get(0);
        }
    }

    private final class Noted extends UncountedSignals {

        @Override
        public void received(String source, String severity) {
            counted.add("received " + source + " " + severity);
        }

        @Override
        public void created(String source) {
            counted.add("created " + source);
        }

        @Override
        public void deduplicated(String alertName) {
            counted.add("deduplicated " + alertName);
        }

        @Override
        public void dropped(String reason) {
            counted.add("dropped " + reason);
        }

        @Override
        public void rejected(Rejection reason) {
            counted.add("rejected " + reason);
        }
    }
}
