package io.lockkeeper.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void halvesThePageAndDoublesItsTimeUpToABound() {
        Pace first = Pace.of(500, Duration.ofSeconds(2), Duration.ofSeconds(15));

        assertThat(Stream.iterate(first, Pace::slower).limit(6).map(pace -> pace.size() + " in " + pace.patience()))
                .containsExactly(
                        "500 in PT2S", "250 in PT4S", "125 in PT8S", "62 in PT15S", "50 in PT15S", "50 in PT15S");
    }

    @Test
    void neverGivesLessTimeThanAnyCallHas() {
        Pace first = Pace.of(3, Duration.ofSeconds(50), Duration.ofSeconds(15));

        assertThat(first.slower().size()).isEqualTo(1);
        assertThat(first.slower().patience()).isEqualTo(Duration.ofSeconds(50));
    }
}
