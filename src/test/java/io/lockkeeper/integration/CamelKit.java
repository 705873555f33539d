package io.lockkeeper.integration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of {@code k8s/camel-k}, laid out for a process as the operator of Camel K does for a pod: routes in one folder
 * that Camel loads all of, Kamelets in another, properties and environment from the traits.
 *
 * @param routes text of the file of routes
 * @param properties for Camel, as {@code key=value}
 * @param variables of the environment, as {@code KEY=value}
 */
record CamelKit(String routes, List<String> properties, List<String> variables) {

    static final Path FOLDER = Path.of("k8s/camel-k");
    /** The namespace that is written in the files. */
    static final String NAMESPACE = "kubernaut-system";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String TRAIT = "trait.camel.apache.org/";
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    /** Returns the Integration whose routes the operator builds. */
    static CamelKit integration() throws IOException {
        JsonNode spec =
                YAML.readTree(FOLDER.resolve("integration.yaml").toFile()).path("spec");
        JsonNode traits = spec.path("traits");
        return new CamelKit(
                YAML.writeValueAsString(spec.path("flows")),
                YAML.convertValue(traits.at("/camel/properties"), STRINGS),
                YAML.convertValue(traits.at("/environment/vars"), STRINGS));
    }

    /** Returns the Pipe, which Camel itself turns into a route. */
    static CamelKit pipe() throws IOException {
        String text = Files.readString(FOLDER.resolve("pipe.yaml"));
        JsonNode annotations = YAML.readTree(text).at("/metadata/annotations");
        return new CamelKit(
                text,
                YAML.readValue(annotations.path(TRAIT + "camel.properties").asText(), STRINGS),
                YAML.readValue(annotations.path(TRAIT + "environment.vars").asText(), STRINGS));
    }

    /**
     * Lays it out in a folder.
     *
     * @param others properties that Camel has to know besides
     */
    void layOut(Path folder, Map<String, String> others) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Files.writeString(sources.resolve("routes.yaml"), routes);
        Path kamelets = Files.createDirectories(folder.resolve("kamelets"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".kamelet.yaml"))
                    .toList()) {
                Files.copy(file, kamelets.resolve(file.getFileName()));
            }
        }
        Map<String, String> all = new TreeMap<>(others);
        all.putAll(assigned(properties));
        all.put("camel.main.routesIncludePattern", "file:" + sources + "/**");
        all.put("camel.component.kamelet.location", "file:" + kamelets);
        Files.write(
                folder.resolve("application.properties"),
                all.entrySet().stream().map(Object::toString).toList());
    }

    /** Returns the environment that it sets, in a namespace. */
    Map<String, String> environment(String namespace) {
        return assigned(
                variables.stream().map(one -> one.replace(NAMESPACE, namespace)).toList());
    }

    private static Map<String, String> assigned(List<String> assignments) {
        return assignments.stream()
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> one[1]));
    }
}
