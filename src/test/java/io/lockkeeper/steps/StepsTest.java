package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.http.PayloadTooLargeException;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.DeadlineExceededException;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Doubt;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Link;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Reason;
import io.lockkeeper.incident.RefusedSignalException;
import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.remediation.Manifest;
import io.lockkeeper.target.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single steps do, apart from the routes. */
class StepsTest {

    private static final Link LINK = Link.first(new Fingerprint("a".repeat(64)));

    private final AtomicLong nanos = new AtomicLong();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void deadlineOfTheFirstWayInStands() {
        StartDeadline start = new StartDeadline(Duration.ofSeconds(15), Duration.ofSeconds(2), nanos::get);
        start.process(exchange);
        Object first = exchange.getProperty(Signal.DEADLINE);

        start.process(exchange);

        assertThat(exchange.getProperty(Signal.DEADLINE)).isNotNull().isSameAs(first);
    }

    @Test
    void unknownFormatIsNamedWithThoseThatThereAre() {
        exchange.setProperty(Signal.FORMAT, "nagios");

        assertThatThrownBy(() -> new ReadAlerts(Map.of("prometheus", body -> List.of()), 1).process(exchange))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage("LockkeeperFormat: no such format, expected one of [prometheus]");
    }

    @Test
    void moreAlertsThanAllowedAreTooMuch() {
        exchange.setProperty(Signal.FORMAT, "f");
        ReadAlerts read = new ReadAlerts(Map.of("f", body -> List.of(alert(Map.of()), alert(Map.of()))), 1);

        assertThatThrownBy(() -> read.process(exchange))
                .isInstanceOf(PayloadTooLargeException.class)
                .hasMessage("alerts: more than 1 of them; send fewer alerts in one body");
    }

    @Test
    void missingPropertyNamesItself() {
        assertThatThrownBy(() -> new ReadAlerts(Map.of(), 1).process(exchange))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LockkeeperFormat");
    }

    @Test
    void eachHandlingOfAnAlertHasADeliveryOfItsOwn() {
        Target target = new Target("", "default", "Deployment", "app", "apps/v1");
        exchange.setProperty(Signal.TARGET, target);
        IdentifyIncident identify = new IdentifyIncident();

        identify.process(exchange);
        String first = exchange.getProperty(Signal.DELIVERY, String.class);
        identify.process(exchange);

        assertThat(exchange.getProperty(Signal.INCIDENT)).isEqualTo(Incident.of(target));
        assertThat(exchange.getProperty(Signal.DELIVERY)).isNotNull().isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"RESOLVED, RESOLVED", "NORMAL, NORMAL_EVENT"})
    void alertIsIgnoredForItsState(Alert.State state, Outcome.Dismissal reason) {
        exchange.setProperty(Signal.ALERT, new SampleAlert().at(3).state(state).build());

        new IgnoreAlert().process(exchange);

        assertThat(exchange.getMessage().getBody()).isEqualTo(new Outcome.Ignored(3, "A", reason));
    }

    @Test
    void loopIsLimitedByAttempts() {
        exchange.setProperty(ExchangePropertyKey.LOOP_INDEX, 1);
        assertThatCode(() -> new LimitAttempts(2).process(exchange)).doesNotThrowAnyException();

        exchange.setProperty(ExchangePropertyKey.LOOP_INDEX, 2);
        assertThatThrownBy(() -> new LimitAttempts(2).process(exchange))
                .isInstanceOf(TransientFailureException.class)
                .hasMessage("the incident changed each of the 2 times that it was looked at");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "500, true", "503, true", "429, false", "403, false"})
    void creationThatFailedMayStillLandUnlessItWasRefused(int code, boolean uncertain) {
        exchange.setProperty(Signal.DECISION, new Decision.Open(LINK, new Check.None(), Reason.FIRST));

        Uncertainty.note(exchange, new KubernetesClientException("failed", code, null));

        assertThat(Uncertainty.of(exchange)).isEqualTo(uncertain);
        Uncertainty.landed(exchange);
        assertThat(Uncertainty.of(exchange)).isFalse();
    }

    @Test
    void attemptThatLandedSaysNothingOfAnother() {
        exchange.setProperty(Signal.DECISION, new Decision.Open(LINK, new Check.None(), Reason.FIRST));
        Uncertainty.note(exchange, new KubernetesClientException("failed", 0, null));
        Uncertainty.note(exchange, new KubernetesClientException("failed", 0, null));

        Uncertainty.landed(exchange);

        assertThat(Uncertainty.of(exchange)).isTrue();
    }

    @Test
    void readThatFailedLeavesNothingUncertain() {
        exchange.setProperty(Signal.DECISION, new Decision.Open(LINK, new Check.Listing(Doubt.STALE), Reason.IN_DOUBT));

        Uncertainty.note(exchange, new KubernetesClientException("failed", 500, null));

        assertThat(Uncertainty.of(exchange)).isFalse();
    }

    @Test
    void requestThatCouldNotBeCreatedInTimeIsNotRendered() {
        exchange.setProperty(Signal.DEADLINE, Deadline.in(Duration.ofNanos(1), Duration.ofNanos(1), nanos::get));
        nanos.set(1);

        assertThatThrownBy(() -> new RenderRequest(new Manifest(Clock.systemUTC(), "ns", () -> {})).process(exchange))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("the request's deadline passed before the RemediationRequest was created");
    }

    @Test
    void silentApiServerIsATransientFailureThatTellsNothingOfIt() {
        Outcome.Failed failed = failed(new KubernetesClientException("GET https://10.0.0.1", 503, null));

        assertThat(failed.isTransient()).isTrue();
        assertThat(failed.cause()).hasMessage("the Kubernetes API server answered 503");
    }

    @Test
    void refusedObjectIsAFailureForGood() {
        assertThat(failed(new KubernetesClientException("invalid", 422, null)).isTransient())
                .isFalse();
    }

    @Test
    void singleFailureIsThrownAsItIs() {
        IllegalStateException cause = new IllegalStateException("bug");
        exchange.getMessage().setBody(List.of(List.of(new Outcome.Failed(0, "A", cause))));

        assertThatThrownBy(() -> new JudgeOutcomes().process(exchange)).isSameAs(cause);
    }

    @Test
    void batchThatRanOutOfTimeSaysSo() {
        Outcome late = new Outcome.Failed(0, "A", new DeadlineExceededException("it", List.of()));
        Outcome ignored = new Outcome.Ignored(1, "B", Outcome.Dismissal.RESOLVED);
        exchange.getMessage().setBody(List.of(List.of(ignored), List.of(late)));

        assertThatThrownBy(() -> new JudgeOutcomes().process(exchange))
                .isInstanceOfSatisfying(DeadlineExceededException.class, failure -> assertThat(failure.outcomes())
                        .containsExactly(late, ignored));
    }

    @Test
    void batchWithAFailureForGoodIsStillAnswered() throws Exception {
        Outcome failed = new Outcome.Failed(0, "A", new IllegalStateException("bug"));
        Outcome ignored = new Outcome.Ignored(1, "B", Outcome.Dismissal.RESOLVED);
        exchange.getMessage().setBody(List.of(List.of(failed, ignored)));

        new JudgeOutcomes().process(exchange);

        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of(failed, ignored));
    }

    @Test
    void batchOfWhichAllFailedForGoodIsRefusedForItsBugFirst() {
        IllegalStateException bug = new IllegalStateException("bug");
        Outcome malformed = new Outcome.Failed(0, "A", new MalformedSignalException("alerts[0]", "null"));
        Outcome failed = new Outcome.Failed(1, "B", bug);
        exchange.getMessage().setBody(List.of(List.of(malformed, failed)));

        assertThatThrownBy(() -> new JudgeOutcomes().process(exchange))
                .isInstanceOfSatisfying(RefusedSignalException.class, refused -> assertThat(refused.outcomes())
                        .containsExactly(malformed, failed))
                .hasCause(bug);
    }

    private Outcome.Failed failed(Exception cause) {
        exchange.setProperty(Signal.ALERT, alert(Map.of()));
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, cause);
        new RecordFailure().process(exchange);
        return exchange.getMessage().getBody(Outcome.Failed.class);
    }

    private static Alert alert(Map<String, String> labels) {
        return new SampleAlert().at(3).labels(labels).build();
    }
}
