package io.lockkeeper.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is called by an alert finds out what to do. */
class RunbookTest {

    private static final Path RUNBOOK = Path.of("docs/operations.md");
    private static final Pattern SECTION = Pattern.compile("^### (Lockkeeper\\w+)$", Pattern.MULTILINE);

    private final Rules rules = Rules.read();

    @Test
    void eachAlertSaysWhatIsWrongAndLinksToItsSection() {
        assertThat(rules.alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(alert.at("/annotations/description").asText()).as(name).isNotBlank();
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .endsWith(RUNBOOK + "#" + name.toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void eachAlertHasItsSectionAndNoOtherIsThere() throws IOException {
        List<String> sections = SECTION.matcher(Files.readString(RUNBOOK))
                .results()
                .map((MatchResult section) -> section.group(1))
                .toList();

        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(rules.alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }
}
