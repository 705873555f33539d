package io.lockkeeper.reload;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** The JSON Schema of Camel's YAML DSL, as the Camel at hand ships it. */
final class RouteSchema {

    private static final String FILE = "/schema/camelYamlDsl.json";

    private static final class Loaded {
        static final RouteSchema SCHEMA = load();
    }

    private final JsonNode source;
    private final JsonSchema schema;

    private RouteSchema(JsonNode source) {
        this.source = source;
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(
                        source,
                        SchemaValidatorsConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                // All at once would take 250 MB; what routes need of it takes 7.
                                .preloadJsonSchema(false)
                                .build());
    }

    /** Returns it. The first time takes a second or more. */
    static RouteSchema get() {
        return Loaded.SCHEMA;
    }

    private static RouteSchema load() {
        try (InputStream file = CamelContext.class.getResourceAsStream(FILE)) {
            return new RouteSchema(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + FILE, e);
        }
    }

    /** Returns what of a document is not as the schema says, by its place in the text. */
    List<Fault> check(RouteDocument document) {
        List<ValidationMessage> violations = schema.validate(document.tree()).stream()
                .filter(violation -> !violation.getType().equals("oneOf"))
                .toList();
        return violations.stream()
                .filter(violation -> !isShorthand(violation, violations))
                .map(violation -> fault(document, violation))
                .distinct()
                .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                .toList();
    }

    /** Most of what may be an object may also be a text, which is of no interest where the object has a fault. */
    private static boolean isShorthand(ValidationMessage violation, Collection<ValidationMessage> all) {
        String place = at(violation).toString();
        return violation.getType().equals("type")
                && all.stream()
                        .filter(other -> !other.getType().equals("type"))
                        .anyMatch(other -> at(other).toString().startsWith(place));
    }

    private Fault fault(RouteDocument document, ValidationMessage violation) {
        JsonPointer at = at(violation);
        return switch (violation.getType()) {
            case "additionalProperties" ->
                document.fault(
                        at.appendProperty(violation.getProperty()),
                        "unknown: '" + violation.getProperty() + "', " + expected(violation));
            case "required" -> document.fault(at, "'" + violation.getProperty() + "' is absent");
            case "type" ->
                document.fault(
                        at,
                        "of the wrong type, expected "
                                + violation.getSchemaNode().asText());
            case "enum" -> document.fault(at, "expected one of " + violation.getSchemaNode());
            default -> document.fault(at, violation.getMessage());
        };
    }

    /** Says what the property is likely to be meant for, or else all that may stand there. */
    private String expected(ValidationMessage violation) {
        JsonNodePath place = violation.getSchemaLocation().getFragment().getParent();
        JsonNode properties = source.at(place.toString()).path("properties");
        List<String> known =
                properties.properties().stream().map(Map.Entry::getKey).toList();
        return Closest.to(violation.getProperty(), known)
                .map(name -> "did you mean '" + name + "'?")
                .orElse("expected one of " + String.join(", ", known));
    }

    private static JsonPointer at(ValidationMessage violation) {
        return JsonPointer.compile(violation.getInstanceLocation().toString());
    }
}
