package io.lockkeeper.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.util.Optional;

/** What is looked for in the cluster; equal ones are one and the same question. */
sealed interface Sought permits ObjectRef, FirstPod {

    /** Returns the kind of what is looked for. */
    ResourceKind kind();

    /** Returns whether it can exist at all: only then is it asked for. */
    boolean possible();

    /** Returns path and query at the API server, encoded, with a slash in front. */
    String path();

    /** Returns the media types that are asked for. */
    String accept();

    /** Returns what one has to be allowed for it: {@code get deployments.apps}. */
    String permission();

    /** Returns the object in the API server's answer, empty where there is none. */
    Optional<JsonNode> pick(JsonNode answer);

    /** Returns where resources of a kind are, encoded, with a slash in front. */
    static String collection(ResourceKind kind, String namespace) {
        String api = (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
        String place = kind.namespaced() ? "/namespaces/" + encoded(namespace) : "";
        return api + place + "/" + encoded(kind.plural());
    }

    /** Returns a text as a part of a path or a query. */
    static String encoded(String text) {
        return HttpRequest.formURLEncode(text).replace("+", "%20");
    }
}
