package io.lockkeeper.alert;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.stream.Collectors;

/** JSON as the readers take it: nothing is guessed, and each refusal says where and why. */
final class StrictJson {

    /** Refuses what Jackson would otherwise mend: numbers for strings, or text after the end. */
    private static final ObjectReader JSON = reader();

    private StrictJson() {}

    private static ObjectReader reader() {
        return JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .reader();
    }

    /**
     * Returns the JSON object that a body holds.
     *
     * @throws MalformedSignalException where it holds anything else
     */
    static ObjectNode object(byte[] body) {
        return object("body", tree(body));
    }

    /**
     * Returns a part of a body, if it is a JSON object.
     *
     * @param field path of the part in the body
     * @throws MalformedSignalException where it is anything else
     */
    static ObjectNode object(String field, JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedSignalException(
                field, tree.isMissingNode() ? "empty" : "a JSON " + tree.getNodeType() + ", expected an object");
    }

    /**
     * Returns the JSON that a body holds, a missing node where it is empty.
     *
     * @throws MalformedSignalException where it is no JSON
     */
    static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            // Jackson's word for bytes that are no UTF-8.
            throw new MalformedSignalException("body", "not JSON in UTF-8", e);
        }
    }

    /**
     * Returns a part of a body as an object of a class.
     *
     * @param field path of the part in the body, empty for all of it
     * @throws MalformedSignalException where the part, or one below it, is of another type
     */
    static <T> T convert(JsonNode part, Class<T> type, String field) {
        try {
            return JSON.forType(type).readValue(part);
        } catch (JsonMappingException e) {
            throw new MalformedSignalException((field + path(e)).replaceFirst("^\\.", ""), "of the wrong type", e);
        } catch (IOException e) {
            throw new MalformedSignalException(field, "unreadable", e);
        }
    }

    /** Returns the refusal for what Jackson found, without any text of the body in it. */
    private static MalformedSignalException malformed(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return new MalformedSignalException("body", "JSON that is nested too deeply, or a number too long", e);
        }
        JacksonException cause = e;
        String place = cause.getLocation() == null
                ? ""
                : " at line " + cause.getLocation().getLineNr() + ", column "
                        + cause.getLocation().getColumnNr();
        return new MalformedSignalException("body", "not valid JSON" + place, e);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
    }
}
