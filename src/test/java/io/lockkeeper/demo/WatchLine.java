package io.lockkeeper.demo;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;

/**
 * A line of a watch, which its text is.
 *
 * @param object in JSON, without line ends
 */
record WatchLine(String type, String object) {

    /**
     * Returns the one that says that everything up to a version has been told.
     *
     * @param type of what is watched
     */
    static WatchLine bookmark(GenericKubernetesResource type, long version) {
        return of(
                "BOOKMARK",
                new GenericKubernetesResourceBuilder(type)
                        .withNewMetadata()
                        .withResourceVersion(Long.toString(version))
                        .endMetadata()
                        .build());
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
