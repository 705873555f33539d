package io.lockkeeper.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document about routes of a folder says what is so. */
class HotReloadDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/hot-reload.md");

    @Test
    void everythingThatIsAllowedIsListed() throws IOException {
        Set<String> listed = names("- components", "as far as");
        listed.addAll(names("- languages", "What is refused"));

        assertThat(listed).isEqualTo(AllowList.of(List.of(AllowList.BUILT_IN)).names());
    }

    @Test
    void everyBeanThatIsOfferedIsListed() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Shipped shipped = Shipped.of(context);

            assertThat(names("the beans", "your own")).isEqualTo(shipped.offeredBeans());
            assertThat(names("route configurations", "|")).isEqualTo(shipped.configurations());
        }
    }

    /** No server is there to take it over. */
    @Test
    void exampleIsAsItShouldBe(@TempDir Path folder) throws Exception {
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        assertThat(example.find()).isTrue();
        try (Scene scene = new Scene(folder);
                RouteChecks checks = new RouteChecks(
                        scene.context, Shipped.of(scene.context), AllowList.of(List.of(AllowList.BUILT_IN)))) {
            ParsedFile file = ParsedFile.of(new RouteFile("team-a.yaml", example.group(1)), scene.context);

            assertThat(checks.check(List.of(file), Claims.of(List.of()))).isEmpty();
        }
    }

    @Test
    void everyTestThatItNamesExists() throws IOException {
        List<String> named = Pattern.compile("\\(`(\\w+)`\\)")
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(name -> name.group(1))
                .toList();
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tests.append(Files.readString(file));
            }
        }

        assertThat(named).hasSize(20).allSatisfy(test -> assertThat(tests).contains("void " + test + "("));
    }

    private static Set<String> names(String from, String to) throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf(from);
        String part = text.substring(start, text.indexOf(to, start));
        return new TreeSet<>(Pattern.compile("`([^`]+)`")
                .matcher(part)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList());
    }
}
