package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of settings in {@code docs/operations.md} is what the code asks for, with the defaults that it has. */
class SettingsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/operations.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(lockkeeper\\.[^`]+)` \\|(.*?)\\|.*\\|$", Pattern.MULTILINE);
    /** A value; what is told in words, or taken from another setting, is none. */
    private static final Pattern VALUE = Pattern.compile(" `([^`<]+)` ");

    /** Those of one route, and one of Kafka's own. */
    private static final List<String> GIVEN = List.of(
            "lockkeeper.hmac.<route>.keys-file", "lockkeeper.hmac.<route>.window", "lockkeeper.kafka.properties.*");

    private final Set<String> asked = new HashSet<>();

    @Test
    void everySettingIsDocumentedAndNoOtherIs() throws IOException {
        Settings settings = read(Map.of(GIVEN.get(0), "keys", GIVEN.get(2), "value"));

        assertThat(settings.entry().signatures()).isNotEmpty();
        assertThat(documented().keySet()).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void defaultsAreThoseOfTheCode() throws IOException {
        Map<String, String> defaults = documented().entrySet().stream()
                .filter(row -> VALUE.matcher(row.getValue()).matches())
                .filter(row -> !row.getValue().contains("lockkeeper.") && !GIVEN.contains(row.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> VALUE.matcher(row.getValue()).replaceFirst("$1")));

        assertThat(defaults).hasSizeGreaterThan(30);
        assertThat(read(defaults)).isEqualTo(read(Map.of()));
        assertThat(read(Map.of(GIVEN.get(0), "keys", GIVEN.get(1), "5m")))
                .isEqualTo(read(Map.of(GIVEN.get(0), "keys")));
    }

    private Settings read(Map<String, String> properties) {
        return new SettingsReader(
                        key -> {
                            asked.add(key);
                            return Optional.ofNullable(properties.get(key));
                        },
                        variable -> null)
                .read(properties.keySet(), "kubernaut-system");
    }

    /** Returns what stands in the column of the defaults, by key. */
    private static Map<String, String> documented() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (one, other) -> one, TreeMap::new));
    }
}
