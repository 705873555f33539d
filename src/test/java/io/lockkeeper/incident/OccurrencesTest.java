package io.lockkeeper.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

    private static final Instant FIRST = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-31T13:00:00Z");

    @Test
    void nextIsOneMoreSeenNow() {
        assertThat(new Occurrences(FIRST, FIRST, 4).next(NOW)).isEqualTo(new Occurrences(FIRST, NOW, 5));
    }

    @Test
    void countStaysAtTheMostThatTheFieldHolds() {
        assertThat(new Occurrences(FIRST, FIRST, Integer.MAX_VALUE).next(NOW).count())
                .isEqualTo(Integer.MAX_VALUE);
    }
}
