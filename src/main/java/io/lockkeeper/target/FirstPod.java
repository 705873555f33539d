package io.lockkeeper.target;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The first by name of the pods that a Service selects.
 *
 * @param kind that of pods
 * @param namespace of the Service, which exists
 * @param selector labels that the pod has, never empty: an empty one selects nothing
 */
record FirstPod(ResourceKind kind, String namespace, Map<String, String> selector) implements Sought {

    @Override
    public boolean possible() {
        return true;
    }

    /** Asks for one pod only: the API server pages in the order of names. */
    @Override
    public String path() {
        String labels = new TreeMap<>(selector)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(","));
        return Sought.collection(kind, namespace) + "?labelSelector=" + Sought.encoded(labels) + "&limit=1";
    }

    @Override
    public String accept() {
        return "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json";
    }

    @Override
    public String permission() {
        return "list " + kind.resource();
    }

    /** A server that ignores the limit may have sent them in any order. */
    @Override
    public Optional<JsonNode> pick(JsonNode answer) {
        return StreamSupport.stream(answer.path("items").spliterator(), false)
                .min(Comparator.comparing(
                        pod -> pod.path("metadata").path("name").asText()));
    }
}
