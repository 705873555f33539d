package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** {@code docs/lock-test-plan.md} names tests that are there. */
class LockTestPlanTest {

    private static final Path PLAN = Path.of("docs/lock-test-plan.md");
    private static final Path TESTS = Path.of("src/test/java");
    /** A line of a table: the scenario, the test as {@code NoLeaseTest.freeLockCostsOneWrite}, the last result. */
    private static final Pattern SCENARIO = Pattern.compile("(?m)^\\|[^|]+\\| `(\\w+)\\.(\\w+)` \\|[^|]+\\|$");

    private static final Pattern GROUP = Pattern.compile("(?m)^### ");

    @Test
    void everyTestThatItNamesExists() throws IOException {
        assertThat(scenarios(Files.readString(PLAN)))
                .filteredOn(scenario -> !exists(scenario.group(1), scenario.group(2)))
                .extracting(scenario -> scenario.group(1) + "." + scenario.group(2))
                .as("named in %s, and missing", PLAN)
                .isEmpty();
    }

    @Test
    void itIsTheWholePlan() throws IOException {
        String[] parts = Files.readString(PLAN).split("(?m)^## ");

        assertThat(parts).hasSize(3);
        assertThat(GROUP.matcher(parts[1]).results()).hasSize(8);
        assertThat(scenarios(parts[1])).hasSizeGreaterThanOrEqualTo(15);
        assertThat(GROUP.matcher(parts[2]).results()).hasSize(4);
        assertThat(scenarios(parts[2])).hasSizeGreaterThanOrEqualTo(8);
        assertThat(String.join("", parts).lines())
                .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| scenario"))
                .filteredOn(line -> !SCENARIO.matcher(line).matches())
                .as("scenarios that name no test")
                .isEmpty();
    }

    private static List<MatchResult> scenarios(String text) {
        return SCENARIO.matcher(text).results().toList();
    }

    private static boolean exists(String type, String method) {
        return find(type)
                .map(LockTestPlanTest::methods)
                .map(methods ->
                        methods.anyMatch(found -> found.getName().equals(method) && isAnnotated(found, Testable.class)))
                .orElse(false);
    }

    /** Returns the methods of a class, with those that it inherits. */
    private static Stream<Method> methods(Class<?> type) {
        return Stream.<Class<?>>iterate(type, next -> next != null, Class::getSuperclass)
                .flatMap(next -> Arrays.stream(next.getDeclaredMethods()));
    }

    private static Optional<Class<?>> find(String type) {
        try (Stream<Path> files = Files.walk(TESTS)) {
            Optional<Path> file =
                    files.filter(path -> path.endsWith(type + ".java")).findFirst();
            if (file.isEmpty()) {
                return Optional.empty();
            }
            String name = TESTS.relativize(file.get()).toString().replace('/', '.');
            return Optional.of(Class.forName(name.substring(0, name.length() - ".java".length())));
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("could not look for " + type, e);
        }
    }
}
