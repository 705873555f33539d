package io.lockkeeper.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * A change of a request, as a watch tells it.
 *
 * @param version of the request afterwards
 * @param type {@code ADDED}, {@code MODIFIED} or {@code DELETED}
 * @param request as it is afterwards
 */
record Change(long version, String type, ObjectNode request) {

    /** Returns the name of the request. */
    String name() {
        return request.path("metadata").path("name").asText();
    }

    /** Returns the uid of the request. */
    String uid() {
        return request.path("metadata").path("uid").asText();
    }

    /** Returns the line of a watch. */
    byte[] line() {
        return line(type, request.toString());
    }

    /** Returns the line which says that everything up to a version has been told. */
    static byte[] bookmark(long version) {
        return line("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"" + version + "\"}}");
    }

    private static byte[] line(String type, String object) {
        return ("{\"type\":\"" + type + "\",\"object\":" + object + "}\n").getBytes(StandardCharsets.UTF_8);
    }
}
