package io.lockkeeper.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What the API server says.
 *
 * @param code HTTP status
 * @param body in JSON
 */
record Reply(int code, String body) {

    /** Returns a refusal. */
    static Reply refusal(int code, String reason) {
        return new Reply(
                code,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("apiVersion", "v1")
                        .put("kind", "Status")
                        .put("status", "Failure")
                        .put("reason", reason)
                        .put("message", reason)
                        .put("code", code)
                        .toString());
    }
}
