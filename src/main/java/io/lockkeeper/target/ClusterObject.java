package io.lockkeeper.target;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * As much of an object in the cluster as is needed, so that many can be kept.
 *
 * @param name of the object
 * @param managed value of the label {@value #MANAGED}, null where it has none
 * @param controller the owner that controls it, null where none does
 * @param selector which pods a Service sends to, empty for other kinds
 */
record ClusterObject(String name, @Nullable String managed, @Nullable Owner controller, Map<String, String> selector) {

    static final String MANAGED = "kubernaut.ai/managed";

    /** Copies the selector, so that an object never changes. */
    ClusterObject {
        selector = Map.copyOf(selector);
    }

    /** Reads an object, whole or its metadata alone. */
    static ClusterObject read(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        JsonNode managed = metadata.path("labels").path(MANAGED);
        return new ClusterObject(
                metadata.path("name").asText(),
                managed.isTextual() ? managed.asText() : null,
                controller(metadata.path("ownerReferences")).orElse(null),
                strings(object.path("spec").path("selector")));
    }

    private static Optional<Owner> controller(JsonNode references) {
        return StreamSupport.stream(references.spliterator(), false)
                .filter(reference -> reference.path("controller").asBoolean())
                .findFirst()
                .map(reference -> new Owner(
                        reference.path("apiVersion").asText(),
                        reference.path("kind").asText(),
                        reference.path("name").asText()));
    }

    /** A server that sends whole objects sends selectors of other forms too, as that of a Deployment: they do not count. */
    private static Map<String, String> strings(JsonNode selector) {
        return selector.properties().stream()
                .filter(label -> label.getValue().isTextual())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, label -> label.getValue().asText()));
    }
}
