package io.lockkeeper.demo;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.Map;

/**
 * A line of a watch, which its text is.
 *
 * @param object in JSON, without line ends
 */
record WatchLine(String type, String object) {

    /** Returns the one that says that everything up to a version has been told. */
    static WatchLine bookmark(long version) {
        return of("BOOKMARK", Map.of("metadata", Map.of("resourceVersion", Long.toString(version))));
    }

    /** Returns the one that says that a version is too old to begin at. */
    static WatchLine expired(long version) {
        return of(
                "ERROR",
                new StatusBuilder()
                        .withStatus("Failure")
                        .withReason("Expired")
                        .withMessage("too old resource version: " + version)
                        .withCode(HttpURLConnection.HTTP_GONE)
                        .build());
    }

    private static WatchLine of(String type, Object object) {
        return new WatchLine(type, Serialization.asJson(object));
    }

    @Override
    public String toString() {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}\n";
    }
}
