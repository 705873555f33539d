package io.lockkeeper.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void doublesFromATenthOfASecondToFiveSecondsAndBeginsAnewAfterASuccess() {
        BackOff backOff = new BackOff(() -> 0);

        assertThat(Stream.generate(backOff::next).limit(8).map(Duration::toMillis))
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        backOff.reset();
        assertThat(backOff.next()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void chanceTakesUpToHalfOfIt() {
        assertThat(new BackOff(() -> 1).next()).isEqualTo(Duration.ofMillis(50));
    }
}
