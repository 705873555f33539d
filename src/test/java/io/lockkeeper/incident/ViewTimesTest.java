package io.lockkeeper.incident;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTimesTest {

    @ParameterizedTest
    @CsvSource({"-1,30,120,doubt", "60,0,120,doubtful", "60,30,29,stale"})
    void timesThatDoNotFitAreRefusedByName(long doubt, long doubtful, long stale, String name) {
        assertThatThrownBy(() -> new ViewTimes(
                        Duration.ofSeconds(doubt), Duration.ofSeconds(doubtful), Duration.ofSeconds(stale)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name);
    }
}
