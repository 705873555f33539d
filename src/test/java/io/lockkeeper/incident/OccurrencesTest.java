package io.lockkeeper.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {

    private static final Instant FIRST = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-31T13:00:00Z");

    @Test
    void moreAreAddedAndSeenNow() {
        assertThat(new Occurrences(FIRST, FIRST, 4).plus(3, NOW)).isEqualTo(new Occurrences(FIRST, NOW, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MAX_VALUE - 1})
    void countStaysAtTheMostThatTheFieldHolds(int count) {
        assertThat(new Occurrences(FIRST, FIRST, count).plus(2, NOW).count()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void timeOfTheLatestNeverGoesBackwards() {
        assertThat(new Occurrences(FIRST, NOW, 4).plus(1, FIRST)).isEqualTo(new Occurrences(FIRST, NOW, 5));
    }
}
