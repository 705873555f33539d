package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.alert.MalformedAlert;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.alert.Received;
import io.lockkeeper.alert.SampleAlert;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final Freshness freshness =
            new Freshness(Duration.ofMinutes(5), Duration.ofMinutes(2), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 120})
    void takesASignalThatWasSentNow(long seconds) {
        assertThatCode(() -> freshness.check(NOW.plusSeconds(seconds), null, List.of(beganAfter(86_400))))
                .as("its own time of sending is what counts")
                .doesNotThrowAnyException();
    }

    @Test
    void refusesOneThatWasSentTooLongAgo() {
        assertThatThrownBy(() -> freshness.check(NOW.minusSeconds(301), null, List.of()))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage("X-Timestamp: more than 300 s old; check the sender's clock");
    }

    @Test
    void refusesOneFromTheFuture() {
        assertThatThrownBy(() -> freshness.check(NOW.plusSeconds(121), null, List.of()))
                .hasMessage("X-Timestamp: more than 120 s in the future; check the sender's clock");
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, 0, 120})
    void takesAlertsThatHaveBegun(long seconds) {
        Received unread = new MalformedAlert(1, "", new MalformedSignalException("alerts[1]", "null"));

        assertThatCode(() -> freshness.check(null, null, List.of(beganAfter(seconds), unread)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnAlertThatBeginsInTheFuture() {
        assertThatThrownBy(() -> freshness.check(null, null, List.of(beganAfter(121))))
                .hasMessage("alerts[7].startsAt: more than 120 s in the future; check the sender's clock");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 120})
    void takesWhatWasToldOnceOfLate(long seconds) {
        assertThatCode(() -> freshness.check(null, null, List.of(toldOnceAfter(seconds))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesWhatWasToldOnceTooLongAgo() {
        assertThatThrownBy(() -> freshness.check(NOW, null, List.of(toldOnceAfter(-301))))
                .as("when it was sent does not make it new")
                .hasMessage("alerts[0].startsAt: more than 300 s old; check the sender's clock");
    }

    @Test
    void whatHasWaitedIsJudgedAsOfWhenItCame() {
        Instant came = NOW.minusSeconds(3600);

        assertThatCode(() -> freshness.check(null, came, List.of(toldOnceAfter(-3900))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> freshness.check(null, came, List.of(toldOnceAfter(-3901))))
                .hasMessageContaining("more than 300 s old");
    }

    @Test
    void nothingCameInTheFuture() {
        assertThatThrownBy(() -> freshness.check(null, NOW.plusSeconds(3600), List.of(beganAfter(121))))
                .hasMessageContaining("in the future");
    }

    private static Received beganAfter(long seconds) {
        return new SampleAlert().at(7).since(NOW.plusSeconds(seconds)).build();
    }

    private static Received toldOnceAfter(long seconds) {
        return new SampleAlert().since(NOW.plusSeconds(seconds)).single().build();
    }
}
