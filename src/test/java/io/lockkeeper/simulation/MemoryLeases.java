package io.lockkeeper.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The Leases of the API server in memory: a write or a deletion takes effect on what it names, or is refused. */
final class MemoryLeases {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> leases = new LinkedHashMap<>();
    private long version;

    /** Carries out a call at once and returns its answer. */
    Reply answer(Request request) {
        return switch (request.method()) {
            case "POST" -> create(parse(request.body()));
            case "PUT" -> replace(parse(request.body()));
            case "DELETE" -> delete(request.name(), parse(request.body()).path("preconditions"));
            default -> find(request.name()).map(MemoryLeases::found).orElseGet(MemoryLeases::missing);
        };
    }

    /** Returns the Lease of a name. */
    Optional<ObjectNode> find(String name) {
        return Optional.ofNullable(leases.get(name));
    }

    private Reply create(ObjectNode lease) {
        if (leases.containsKey(name(lease))) {
            return Reply.refusal(409, "AlreadyExists");
        }
        lease.withObjectProperty("metadata").put("uid", "l" + (version + 1));
        return new Reply(201, store(lease).toString());
    }

    /** A Lease with a uid is never made anew. */
    private Reply replace(ObjectNode lease) {
        ObjectNode stored = leases.get(name(lease));
        if (stored == null) {
            return Reply.refusal(409, "Conflict");
        }
        return isMeant(stored, lease.path("metadata"))
                ? new Reply(200, store(lease).toString())
                : Reply.refusal(409, "Conflict");
    }

    private Reply delete(String name, JsonNode preconditions) {
        ObjectNode stored = leases.get(name);
        if (stored == null) {
            return missing();
        }
        if (!isMeant(stored, preconditions)) {
            return Reply.refusal(409, "Conflict");
        }
        leases.remove(name);
        return found(stored);
    }

    private ObjectNode store(ObjectNode lease) {
        lease.withObjectProperty("metadata").put("resourceVersion", Long.toString(++version));
        leases.put(name(lease), lease);
        return lease;
    }

    private static boolean isMeant(ObjectNode stored, JsonNode conditions) {
        JsonNode is = stored.path("metadata");
        return conditions.path("uid").equals(is.path("uid"))
                && conditions.path("resourceVersion").equals(is.path("resourceVersion"));
    }

    private static String name(ObjectNode lease) {
        return lease.path("metadata").path("name").asText();
    }

    private static Reply found(ObjectNode lease) {
        return new Reply(200, lease.toString());
    }

    private static Reply missing() {
        return Reply.refusal(404, "NotFound");
    }

    private static ObjectNode parse(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }
}
