package io.lockkeeper.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rules as the Prometheus operator gets them. Its {@code spec} is what Prometheus itself reads. */
final class Rules {

    private static final Path FILE = Path.of("k8s/components/monitoring/prometheus-rule.yaml");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonNode spec;

    private Rules(JsonNode spec) {
        this.spec = spec;
    }

    /** Reads them. */
    static Rules read() {
        try {
            return new Rules(YAML.readTree(FILE.toFile()).path("spec"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns them with alerts that fire as soon as what they are about has lasted for a second. */
    Rules hasty() {
        Rules hasty = new Rules(spec.deepCopy());
        hasty.alerts().stream().filter(rule -> rule.has("for")).forEach(rule -> ((ObjectNode) rule).put("for", "1s"));
        return hasty;
    }

    /** Writes them as a file of Prometheus, {@code rules.yml}, into a folder that is made, and returns the file. */
    Path write(Path folder) {
        try {
            return Files.writeString(
                    Files.createDirectories(folder).resolve("rules.yml"), YAML.writeValueAsString(spec));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the rules that alert. */
    List<JsonNode> alerts() {
        return all().filter(rule -> rule.has("alert")).toList();
    }

    /** Returns what is recorded: name and expression. */
    List<JsonNode> recorded() {
        return all().filter(rule -> rule.has("record")).toList();
    }

    private Stream<JsonNode> all() {
        return StreamSupport.stream(spec.path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false));
    }
}
