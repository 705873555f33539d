package io.lockkeeper.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerClockTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.700Z");
    private static final Duration AT_ONCE = Duration.ofMillis(5);

    private final ServerClock clock = new ServerClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void isTheClockOfThisMachineUntilAnAnswerSaysOtherwise() {
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({"3600", "-3600", "3", "-3"})
    void followsTheApiServer(long seconds) {
        Instant theirs = NOW.plusSeconds(seconds);

        clock.hear(header(theirs), AT_ONCE);

        // The header has no fraction of a second.
        assertThat(clock.instant()).isBetween(theirs.minusSeconds(1), theirs);
    }

    @ParameterizedTest
    @CsvSource({"1", "0", "-1"})
    void differenceThatTheHeaderCannotTellCountsAsNone(long seconds) {
        clock.hear(header(NOW.plusSeconds(seconds)), AT_ONCE);

        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void comesBackWhenTheApiServerDoes() {
        clock.hear(header(NOW.plusSeconds(3600)), AT_ONCE);
        clock.hear(header(NOW), AT_ONCE);

        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void firstAnswerOfASecondIsTheNearestToIt() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        InstantSource own = now::get;
        ServerClock ticking = new ServerClock(own.withZone(ZoneOffset.UTC));
        String date = header(NOW.plusSeconds(3600));

        ticking.hear(date, AT_ONCE);
        Duration ahead = Duration.between(NOW, ticking.instant());
        now.set(NOW.plusMillis(200));
        ticking.hear(date, AT_ONCE);

        assertThat(ticking.instant()).isEqualTo(NOW.plusMillis(200).plus(ahead));
    }

    @Test
    void passesOverAnAnswerThatTookLongAndOneWithoutADate() {
        clock.hear(header(NOW.plusSeconds(3600)), Duration.ofMillis(1001));
        clock.hear("yesterday", AT_ONCE);
        clock.hear(null, AT_ONCE);

        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void isTheSameTimeInEveryZone() {
        Clock elsewhere = clock.withZone(ZoneId.of("Europe/Berlin"));

        clock.hear(header(NOW.plusSeconds(3600)), AT_ONCE);

        assertThat(elsewhere.instant()).isEqualTo(clock.instant()).isNotEqualTo(NOW);
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    private static String header(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
