package io.lockkeeper.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/guarantee.md} names tests and faults that are there, and every fault. */
class GuaranteeDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/guarantee.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Test))(?:\\.\\w+)?`");
    private static final Pattern FAULT = Pattern.compile("`([A-Z]+(?:_[A-Z]+)*_?\\*?)`");

    @Test
    void everyTestThatItNamesExists() throws IOException {
        List<String> named = matches(TEST);

        assertThat(named).isNotEmpty().allSatisfy(test -> assertThat(files()).contains(test + ".java"));
    }

    @Test
    void itNamesEveryFaultAndNoOther() throws IOException {
        List<Pattern> named = matches(FAULT).stream()
                .map(fault -> Pattern.compile(fault.replace("*", "\\w+")))
                .toList();
        List<String> faults = Arrays.stream(Fault.values()).map(Fault::name).toList();

        assertThat(faults).allSatisfy(fault -> assertThat(named)
                .anyMatch(name -> name.matcher(fault).matches()));
        assertThat(named).allSatisfy(name -> assertThat(faults)
                .anyMatch(fault -> name.matcher(fault).matches()));
    }

    private static List<String> matches(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
