package io.lockkeeper.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The description of the HTTP API, by which real answers are judged. */
public final class ApiDescription {

    private static final Path FILE = Path.of("src/main/resources/openapi.yaml");
    private static final JsonNode ALL = read();

    private ApiDescription() {}

    /** Asserts that an answer is one that the description has for its path, method and status. */
    public static void check(HttpResponse<String> answer) {
        JsonNode response = response(answer);
        assertThat(response.isMissingNode())
                .as("%s %s is described with the status %d", method(answer), answer.uri(), answer.statusCode())
                .isFalse();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as("described as %s", type).isFalse();
        assertThat(violations(schema, answer))
                .as("%s: %s", schema, answer.body())
                .isEmpty();
        response.path("headers").properties().forEach(header -> assertThat(
                        answer.headers().firstValue(header.getKey()))
                .as(header.getKey())
                .isPresent());
    }

    /** Returns a component. */
    public static JsonNode schema(String name) {
        return ALL.at("/components/schemas/" + name);
    }

    private static JsonNode response(HttpResponse<String> answer) {
        JsonNode response = ALL.path("paths")
                .path(answer.uri().getPath())
                .path(method(answer))
                .path("responses")
                .path(Integer.toString(answer.statusCode()));
        return response.has("$ref") ? ALL.at(response.path("$ref").asText().substring(1)) : response;
    }

    private static String method(HttpResponse<String> answer) {
        return answer.request().method().toLowerCase(Locale.ROOT);
    }

    private static Set<ValidationMessage> violations(JsonNode schema, HttpResponse<String> answer) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", ALL.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(Http.json(answer));
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
