package io.lockkeeper.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lockkeeper.harness.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is beneath the API server, for what would take it too long: very many objects. */
final class Storage {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Fewer than etcd takes in one transaction. */
    private static final int AT_ONCE = 100;

    private final URI url;

    Storage(String url) {
        this.url = URI.create(url);
    }

    /** Writes values by their keys, many at once: for what nobody watches, for a watch that breaks off amid them loses some. */
    void putAtOnce(Iterator<Map.Entry<String, String>> values) {
        while (values.hasNext()) {
            ObjectNode transaction = JSON.objectNode();
            ArrayNode puts = transaction.putArray("success");
            while (values.hasNext() && puts.size() < AT_ONCE) {
                puts.addObject().set("requestPut", entry(values.next()));
            }
            post("txn", transaction);
        }
    }

    /** Writes values by their keys, one after the other. */
    void put(Stream<Map.Entry<String, String>> values) {
        values.parallel().forEach(value -> post("put", entry(value)));
    }

    private static ObjectNode entry(Map.Entry<String, String> value) {
        return JSON.objectNode().put("key", encoded(value.getKey())).put("value", encoded(value.getValue()));
    }

    /** Returns the value of a key, which is there. */
    String get(String key) {
        JsonNode found = post("range", JSON.objectNode().put("key", encoded(key)));
        return new String(Base64.getDecoder().decode(found.at("/kvs/0/value").asText()), UTF_8);
    }

    /** Deletes everything below a key at once: for what nobody watches. */
    void deleteBelowAtOnce(String key) {
        post("deleterange", below(key));
    }

    /** Deletes everything below a key, one after the other. */
    void deleteBelow(String key) {
        JsonNode found = post("range", below(key).put("keys_only", true)).path("kvs");
        StreamSupport.stream(found.spliterator(), true)
                .forEach(one -> post("deleterange", JSON.objectNode().set("key", one.path("key"))));
    }

    private static ObjectNode below(String key) {
        // The character after the slash: all keys that begin with the slash come before it.
        return JSON.objectNode().put("key", encoded(key + "/")).put("range_end", encoded(key + "0"));
    }

    /** Returns its version. */
    String version() {
        return Http.json(Http.get(url.resolve("/version"))).path("etcdserver").asText();
    }

    private JsonNode post(String verb, ObjectNode body) {
        HttpResponse<String> answer = Http.send(
                HttpRequest.newBuilder(url.resolve("/v3/kv/" + verb)).POST(BodyPublishers.ofString(body.toString())));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "etcd answered " + answer.statusCode() + " to " + verb + ": " + answer.body());
        }
        return Http.json(answer);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
