package io.lockkeeper.remediation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

    /** Two UTF-16 units, four bytes of UTF-8, one character. */
    private static final String CRAB = "🦀";

    @Test
    void keepsWhatFits() {
        assertThat(Excerpt.of("abc", 3)).isEqualTo("abc");
        assertThat(Excerpt.of(CRAB.repeat(3), 3)).isEqualTo(CRAB.repeat(3));
        assertThat(Excerpt.ofName("abc", 3)).isEqualTo("abc");
        assertThat(Excerpt.ofBytes(CRAB, 4)).isEqualTo(CRAB);
        assertThat(Excerpt.ofEntries(Map.of("ab", CRAB), 6)).isEqualTo(Map.of("ab", CRAB));
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(Excerpt.of(CRAB.repeat(4), 3)).isEqualTo(CRAB.repeat(3));
    }

    @Test
    void longNamesThatDifferAtTheEndStillDiffer() {
        String one = Excerpt.ofName(CRAB.repeat(10_000) + "1", 253);
        String other = Excerpt.ofName(CRAB.repeat(10_000) + "2", 253);

        assertThat(one).startsWith(CRAB.repeat(236) + "-").isNotEqualTo(other);
        assertThat(one.codePointCount(0, one.length())).isEqualTo(253);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 100})
    void cutTextSaysSoAndIsNoLongerThanAllowed(int bytes) {
        String cut = Excerpt.ofBytes(CRAB.repeat(100), bytes);

        assertThat(cut).endsWith("…[cut]").matches("(🦀)*…\\[cut]");
        assertThat(cut.getBytes(UTF_8).length).isBetween(bytes - 3, bytes);
    }

    @Test
    void loneSurrogateIsNoReasonToFail() {
        assertThat(Excerpt.ofBytes("\ud83e".repeat(100), 20)).endsWith("…[cut]");
    }

    @Test
    void longValueIsCutAndTakesNobodyElsesPlace() {
        Map<String, String> kept = Excerpt.ofEntries(Map.of("a", "x".repeat(100), "z", "short"), 30);

        assertThat(kept).containsEntry("z", "short").containsEntry("a", "x".repeat(15) + "…[cut]");
        assertThat(Excerpt.size(kept)).isEqualTo(30);
    }

    @Test
    void entryWithoutRoomEvenForAMarkIsLeftOut() {
        assertThat(Excerpt.ofEntries(Map.of("a", "123456", "b", "12345678901"), 12))
                .containsOnlyKeys("a");
        assertThat(Excerpt.ofEntries(Map.of("a", "123456"), 0)).isEmpty();
    }
}
