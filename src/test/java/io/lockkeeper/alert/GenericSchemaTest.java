package io.lockkeeper.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lockkeeper.harness.ApiDescription;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenericSchemaTest {

    @Test
    void descriptionOfTheApiSaysTheSame() throws IOException {
        JsonNode shipped =
                new ObjectMapper().readTree(new File("src/main/resources/schemas/generic-alert.schema.json"));

        assertThat(bare(ApiDescription.schema("GenericAlert"))).isEqualTo(bare(shipped));
    }

    /** Without what is only for people, and with what is referred to. */
    private static JsonNode bare(JsonNode schema) {
        JsonNode copy = schema.has("$ref") ? ApiDescription.schema("Strings").deepCopy() : schema.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.remove(List.of("$schema", "$id", "title", "description"));
            object.properties().forEach(field -> field.setValue(bare(field.getValue())));
        }
        return copy;
    }
}
