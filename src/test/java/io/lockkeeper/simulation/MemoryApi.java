package io.lockkeeper.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lockkeeper.remediation.Manifest;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An API server that keeps RemediationRequests of one namespace in memory: names, uids, versions, and what changed. */
final class MemoryApi {

    /** Where its versions begin, so that they soon get another digit. */
    private static final long FIRST_VERSION = 95;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final Map<String, ObjectNode> requests = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private long version = FIRST_VERSION;
    private int uids;

    /**
     * Makes one without requests.
     *
     * @param clock which dates them
     */
    MemoryApi(Clock clock) {
        this.clock = clock;
    }

    /** Carries out a call at once and returns its answer. */
    Reply answer(String method, URI uri, String body) {
        String path = uri.getPath();
        String name = path.contains(Manifest.PLURAL + "/") ? path.replaceFirst(".*/" + Manifest.PLURAL + "/", "") : "";
        return switch (method) {
            case "POST" -> create(parse(body));
            case "PATCH" -> patchStatus(name.replaceFirst("/status$", ""), parse(body));
            default -> name.isEmpty() ? list(String.valueOf(uri.getQuery())) : read(name);
        };
    }

    /** Returns the changes after a version, the oldest first. */
    List<Change> changesAfter(long seen) {
        return changes.stream().filter(change -> change.version() > seen).toList();
    }

    /** Returns the version of the last change. */
    long version() {
        return version;
    }

    /** Returns whether a request of this name is there. */
    boolean has(String name) {
        return requests.containsKey(name);
    }

    /** Edits the status of a request that is there, as a controller does. */
    void control(String name, Consumer<ObjectNode> edit) {
        ObjectNode request = there(name);
        edit.accept(request.withObjectProperty("status"));
        changed("MODIFIED", request);
    }

    /** Deletes a request that is there. */
    void delete(String name) {
        ObjectNode request = there(name);
        requests.remove(name);
        changed("DELETED", request);
    }

    private Reply create(ObjectNode request) {
        String name = request.path("metadata").path("name").asText();
        if (requests.containsKey(name)) {
            return Reply.refusal(409, "AlreadyExists");
        }
        request.withObjectProperty("metadata")
                .put("uid", "u" + ++uids)
                .put(
                        "creationTimestamp",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        requests.put(name, request);
        changed("ADDED", request);
        return new Reply(201, request.toString());
    }

    private Reply read(String name) {
        ObjectNode request = requests.get(name);
        return request == null ? Reply.refusal(404, "NotFound") : new Reply(200, request.toString());
    }

    /** A list is consistent, unless the query names the version that it is to be of. */
    private Reply list(String query) {
        String of =
                query.replaceFirst("^(?!.*resourceVersion=).*", "").replaceFirst(".*resourceVersion=([0-9]*).*", "$1");
        return of.isEmpty()
                ? list(requests.values(), query, version)
                : list(at(Long.parseLong(of)), query, Long.parseLong(of));
    }

    private Collection<ObjectNode> at(long then) {
        Map<String, ObjectNode> old = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.version() <= then && change.type().equals("DELETED")) {
                old.remove(change.name());
            } else if (change.version() <= then) {
                old.put(change.name(), change.request());
            }
        }
        return old.values();
    }

    private static Reply list(Collection<ObjectNode> requests, String query, long version) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("apiVersion", Manifest.GROUP + "/" + Manifest.VERSION).put("kind", Manifest.KIND + "List");
        list.putObject("metadata").put("resourceVersion", Long.toString(version));
        ArrayNode items = list.putArray("items");
        for (ObjectNode request : requests) {
            String fingerprint = request.path("spec").path("signalFingerprint").asText();
            if (!query.contains("fieldSelector=") || query.contains("spec.signalFingerprint=" + fingerprint)) {
                items.add(request);
            }
        }
        return new Reply(200, list.toString());
    }

    private Reply patchStatus(String name, ObjectNode patch) {
        ObjectNode request = requests.get(name);
        if (request == null) {
            return Reply.refusal(404, "NotFound");
        }
        JsonNode fence = patch.path("metadata").path("resourceVersion");
        if (!fence.isMissingNode() && !fence.equals(request.path("metadata").path("resourceVersion"))) {
            return Reply.refusal(409, "Conflict");
        }
        request.withObjectProperty("status")
                .set("deduplication", patch.path("status").path("deduplication"));
        changed("MODIFIED", request);
        return new Reply(200, request.toString());
    }

    private void changed(String type, ObjectNode request) {
        version++;
        request.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
        changes.add(new Change(version, type, request.deepCopy()));
    }

    private ObjectNode there(String name) {
        ObjectNode request = requests.get(name);
        if (request == null) {
            throw new IllegalStateException(name + " is not there");
        }
        return request;
    }

    private static ObjectNode parse(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }
}
