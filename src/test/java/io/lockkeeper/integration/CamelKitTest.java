package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.v1.Integration;
import org.apache.camel.v1.Kamelet;
import org.apache.camel.v1.Pipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files for Camel K are what its definitions take, as far as those are published: {@code camel-k-crds} has a class for
 * each definition, made from it.
 */
class CamelKitTest {

    private static final Map<String, Class<?>> DEFINITIONS =
            Map.of("Integration", Integration.class, "Kamelet", Kamelet.class, "Pipe", Pipe.class);

    /** What the definitions of Camel K 2.10 have, and those that are published do not yet. */
    private static final Map<String, Set<String>> NEWER = Map.of(
            "/spec/traits/camel", Set.of("runtimeProvider"),
            "/spec/traits/health", Set.of("livenessPort", "readinessPort"));

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Pattern VERSION = Pattern.compile("lockkeeper:(?:lockkeeper:)?(\\d[^\\s\"']*)");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CamelKit.FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("rbac.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsWhatTheDefinitionOfItsKindTakes(Path file) throws IOException {
        JsonNode resource = YAML.readTree(file.toFile());
        NEWER.forEach((path, fields) -> {
            if (resource.at(path) instanceof ObjectNode parent) {
                parent.remove(fields);
            }
        });

        assertThat(resource.path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(DEFINITIONS).containsKey(resource.path("kind").asText());
        assertThat(YAML.treeToValue(
                        resource, DEFINITIONS.get(resource.path("kind").asText())))
                .as(file.toString())
                .isNotNull();
    }

    /** Camel K finds a Kamelet by its name, and Camel Main by the name of its file. */
    @ParameterizedTest
    @MethodSource("files")
    void kameletIsNamedAsItsFile(Path file) throws IOException {
        JsonNode resource = YAML.readTree(file.toFile());

        assertThat(file.getFileName().toString().endsWith(".kamelet.yaml"))
                .isEqualTo(resource.path("kind").asText().equals("Kamelet"));
        if (resource.path("kind").asText().equals("Kamelet")) {
            assertThat(file.getFileName())
                    .hasToString(resource.at("/metadata/name").asText() + ".kamelet.yaml");
            assertThat(resource.at("/metadata/name").asText())
                    .endsWith("-"
                            + resource.at("/metadata/labels/camel.apache.org~1kamelet.type")
                                    .asText());
        }
    }

    @Test
    void versionsAreThatOfThisBuild() throws IOException {
        String version = first("<version>(.*)</version>", Path.of("pom.xml"));

        for (Path file : files().toList()) {
            List<String> named = VERSION.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertThat(named).as(file.toString()).allMatch(version::equals);
        }
    }

    @Test
    void camelQuarkusIsTheOneThatTheTestsRun() throws IOException {
        String version =
                first("<camel-quarkus.version>(.*)</camel-quarkus.version>", Path.of("src/test/quarkus/pom.xml"));

        assertThat(first("runtimeVersion: (.*)", CamelKit.FOLDER.resolve("integration.yaml")))
                .isEqualTo(version);
        assertThat(first("runtime-version: (.*)", CamelKit.FOLDER.resolve("pipe.yaml")))
                .isEqualTo(version);
    }

    private static String first(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow();
    }
}
