package io.lockkeeper.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.crud.Attribute;
import io.fabric8.mockwebserver.crud.AttributeSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The library's store of objects, which here remembers its changes and finds requests by fields of their own, too. */
final class DemoObjects extends KubernetesCrudDispatcher {

    private static final int KEPT_CHANGES = 1000;

    /** In {@code spec}: those by which the definition of requests lets them be selected. */
    private static final List<String> SELECTABLE = List.of("signalFingerprint", "signalType", "severity", "clusterID");

    private final Changes changes = new Changes(KEPT_CHANGES);

    Changes changes() {
        return changes;
    }

    /** Returns the list that a path with selectors asks for. */
    JsonNode list(String path) {
        return read(handleGet(path).getBody().readUtf8());
    }

    /** The library calls this for whatever is written, one at a time. */
    @Override
    public void processEvent(
            String path,
            AttributeSet pathKey,
            @Nullable AttributeSet oldKey,
            @Nullable GenericKubernetesResource resource,
            @Nullable String newState) {
        Stored before = oldKey == null ? null : stored(oldKey);
        super.processEvent(path, pathKey, oldKey, resource, newState);
        Stored after = newState == null ? null : selectable(newState);
        if (before == null || after == null || before.version() != after.version()) {
            // A deletion has a version as well, so that a list without the object is newer than one with it.
            changes.add(new Change(after == null ? requestResourceVersion() : after.version(), before, after));
        }
    }

    private @Nullable Stored stored(AttributeSet key) {
        String state = map.get(key);
        return state == null ? null : new Stored(key, read(state));
    }

    private Stored selectable(String state) {
        JsonNode object = read(state);
        // The library tells nobody under which key it has put the state.
        AttributeSet key = map.entrySet().stream()
                .filter(entry -> entry.getValue().equals(state))
                .findFirst()
                .orElseThrow()
                .getKey();
        map.remove(key);
        AttributeSet longer = key.add(SELECTABLE.stream()
                .filter(field -> object.path("spec").path(field).isTextual())
                .map(field -> new Attribute(
                        "spec." + field, object.path("spec").path(field).asText()))
                .toArray(Attribute[]::new));
        map.put(longer, state);
        return new Stored(longer, object);
    }

    private static JsonNode read(String state) {
        return Serialization.unmarshal(state, JsonNode.class);
    }
}
