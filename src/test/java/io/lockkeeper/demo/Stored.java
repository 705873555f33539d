package io.lockkeeper.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.crud.AttributeSet;

/**
 * A state of an object.
 *
 * @param key by which it is found and selected
 * @param object as the API shows it
 */
record Stored(AttributeSet key, JsonNode object) {

    long version() {
        return object.path("metadata").path("resourceVersion").asLong();
    }

    /** Returns the object, without line ends. */
    String json() {
        return object.toString();
    }

    /** Returns it with another version. */
    String jsonAt(long version) {
        ObjectNode copy = object.deepCopy();
        copy.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
        return copy.toString();
    }
}
