package io.lockkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be asked for, and what then runs. */
class OptionsTest {

    private final Properties properties = new Properties();

    @Test
    void nothingAskedForIsTheQuickForm() {
        assertThat(options()).isEqualTo(new Options(true, "quick", false, Set.of(), null));
    }

    @Test
    void partHasAFolderOfItsOwnAndOnlyRunsThatWereNamed() {
        properties.setProperty("bench.only", "storm, unique-1");

        assertThat(options().name()).isEqualTo("quick-part");
        assertThat(options().plan())
                .extracting(Planned::id)
                .containsExactly("unique-1", "storm-30", "storm-200", "trivial-30");
    }

    @Test
    void freshNeedsNoValue() {
        properties.setProperty("bench.fresh", "");

        assertThat(options().fresh()).isTrue();
    }

    @Test
    void rivalDoesItsWorkBesides() {
        properties.setProperty("bench.rival.command", "gateway --port 9000");
        properties.setProperty("bench.rival.url", "http://127.0.0.1:9000");
        properties.setProperty("bench.rival.name", "Go gateway");

        assertThat(options().plan())
                .filteredOn(run -> run.setup().gateway().equals("Go gateway"))
                .extracting(Planned::id)
                .containsExactly(
                        "go-gateway-unique-1",
                        "go-gateway-unique-32",
                        "go-gateway-duplicates-1000",
                        "go-gateway-storm-30",
                        "go-gateway-storm-200",
                        "go-gateway-steady-50");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            bench             | slow                  | bench: must be quick or full, but is slow
            bench.name        | ../up                 | bench.name: must be the name of a folder, but is ../up
            bench.only        | nothing               | bench.only: no run is called so; there are unique-1, raw-1
            bench.rival.url   | http://127.0.0.1:9000 | bench.rival: needs both
            """)
    void whatCannotBeDoneIsNamed(String property, String value, String message) {
        properties.setProperty(property, value);

        assertThatThrownBy(() -> options().plan())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"quick, 8", "full, 60"})
    void formIsOverInItsTime(String form, int minutes) {
        properties.setProperty("bench", form);

        assertThat(options().plan()).extracting(Planned::id).doesNotHaveDuplicates();
        assertThat(options().plan().stream().map(Planned::estimate).reduce(Duration.ZERO, Duration::plus))
                .isLessThan(Duration.ofMinutes(minutes));
    }

    private Options options() {
        return Options.of(properties);
    }
}
