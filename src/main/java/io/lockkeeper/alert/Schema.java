package io.lockkeeper.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A JSON Schema of a format. Its refusals name each violation by its path, and repeat nothing of what was sent. */
final class Schema {

    private static final int MOST_TOLD = 5;

    private final JsonSchema schema;

    private Schema(JsonSchema schema) {
        this.schema = schema;
    }

    /** Returns the schema of a file of the class path. */
    static Schema load(String path) {
        try (InputStream file = Schema.class.getResourceAsStream(path)) {
            return new Schema(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            file,
                            SchemaValidatorsConfig.builder()
                                    .pathType(PathType.LEGACY)
                                    .build()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + path, e);
        }
    }

    /**
     * Returns quietly where a body is as the schema says.
     *
     * @throws MalformedSignalException otherwise
     */
    void check(JsonNode body) {
        List<ValidationMessage> violations = schema.validate(body).stream().toList();
        if (violations.isEmpty()) {
            return;
        }
        List<String> told = violations.stream()
                .limit(MOST_TOLD)
                .map(violation -> MalformedSignalException.fault(path(violation), fault(violation)))
                .toList();
        String rest = violations.size() > MOST_TOLD ? "; and " + (violations.size() - MOST_TOLD) + " more" : "";
        throw new MalformedSignalException(String.join("; ", told) + rest);
    }

    private static String path(ValidationMessage violation) {
        String parent = violation.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String property = violation.getProperty() == null ? "" : violation.getProperty();
        return parent.isEmpty() || property.isEmpty() ? parent + property : parent + "." + property;
    }

    private static String fault(ValidationMessage violation) {
        return switch (violation.getType()) {
            case "required" -> "absent";
            case "additionalProperties" -> "no such field";
            case "type" ->
                "of the wrong type, expected " + violation.getSchemaNode().asText();
            case "enum" -> "not one of " + violation.getSchemaNode();
            case "pattern" -> "blank";
            default -> throw new IllegalStateException("unexpected keyword in a schema: " + violation.getType());
        };
    }
}
