package io.lockkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the demo's API tells those who list and watch requests by plain HTTP, as the gateway does. */
@Timeout(60)
final class DemoWatchTest {

    private static final DemoApi API = DemoApi.start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REQUESTS =
            "/apis/kubernaut.ai/v1alpha1/namespaces/" + Demo.NAMESPACE + "/remediationrequests";

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void watchTellsInOrderWhatHasHappenedSinceTheList() throws Exception {
        create("before", "aa");
        String listed = version(get("?limit=500"));
        create("watched", "ab");

        Iterator<String> lines = watch("&timeoutSeconds=30&resourceVersion=" + listed);
        JsonNode added = read(lines.next());
        patchStatus("watched");
        JsonNode modified = read(lines.next());
        send("DELETE", "/watched", "");
        JsonNode deleted = read(lines.next());

        List<JsonNode> events = List.of(added, modified, deleted);
        assertThat(events).extracting(DemoWatchTest::type).containsExactly("ADDED", "MODIFIED", "DELETED");
        assertThat(events).extracting(event -> name(event.path("object"))).containsOnly("watched");
        assertThat(modified.path("object").path("status").path("overallPhase").asText())
                .isEqualTo("Executing");
        assertThat(events)
                .extracting(event -> Long.valueOf(version(event.path("object"))))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(version -> version > Long.parseLong(listed));
        assertThat(version(get(""))).isEqualTo(version(deleted.path("object")));
    }

    @Test
    void watchWithoutVersionBeginsWithWhatIsThere() throws Exception {
        create("there", "ba");
        patchStatus("there");
        Iterator<String> lines = watch("&timeoutSeconds=30&fieldSelector=spec.signalFingerprint%3Dba");
        create("other", "bb");
        send("DELETE", "/there", "");

        assertThat(List.of(read(lines.next()), read(lines.next())))
                .extracting(event -> type(event) + " " + name(event.path("object")))
                .containsExactly("ADDED there", "DELETED there");
    }

    @Test
    void bookmarkFollowsWhatItStandsFor() throws Exception {
        String listed = version(get(""));
        String created = version(create("marked", "ca"));

        List<JsonNode> events = new ArrayList<>();
        watch("&allowWatchBookmarks=true&timeoutSeconds=3&resourceVersion=" + listed)
                .forEachRemaining(line -> events.add(read(line)));

        assertThat(type(events.get(0))).isEqualTo("ADDED");
        assertThat(events.subList(1, events.size())).isNotEmpty().allSatisfy(event -> {
            assertThat(type(event)).isEqualTo("BOOKMARK");
            assertThat(version(event.path("object"))).isEqualTo(created);
            assertThat(event.path("object").path("kind").asText()).isEqualTo("RemediationRequest");
        });
    }

    @Test
    void watchEndsWhenItsTimeIsOver() throws Exception {
        assertThat(watch("&timeoutSeconds=1&resourceVersion=" + version(get(""))))
                .isExhausted();
    }

    @Test
    void clientOfTheLibraryGetsItsWatchWithoutWebSocket() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (KubernetesClient client = API.client()) {
            client.pods().inNamespace("legacy").watch(seeing(seen));

            assertThat(seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).startsWith("ADDED billing-");
        }
    }

    @Test
    void requestsAreSelectedByTheirFields() throws Exception {
        create("selected", "da");
        create("left-out", "db");
        patchStatus("selected");

        assertThat(names(get("?fieldSelector=spec.signalFingerprint=da"))).containsExactly("selected");
        assertThat(names(get("?fieldSelector=spec.signalFingerprint%3Dda"))).containsExactly("selected");
        assertThat(names(get("?fieldSelector=metadata.name%3Dleft-out"))).containsExactly("left-out");
        assertThat(names(get("?fieldSelector=spec.signalFingerprint%3Ddb,metadata.name%3Dselected")))
                .isEmpty();
    }

    @Test
    void refusalsHaveTheirCodeAndTheirReason() throws Exception {
        create("taken", "ea");

        HttpResponse<String> taken = send("POST", "", manifest("taken", "ea"));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(read(taken.body()).path("message").asText()).endsWith("'taken' already exists");
        assertThat(send("GET", "/absent", "").statusCode()).isEqualTo(404);
    }

    private static Watcher<Pod> seeing(Queue<String> seen) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, Pod pod) {
                seen.add(action + " " + pod.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                seen.add("closed: " + cause.getMessage());
            }
        };
    }

    private static JsonNode create(String name, String fingerprint) throws Exception {
        return read(send("POST", "", manifest(name, fingerprint)).body());
    }

    private static String manifest(String name, String fingerprint) {
        return """
                {"apiVersion": "kubernaut.ai/v1alpha1", "kind": "RemediationRequest",
                 "metadata": {"name": "%s"}, "spec": {"signalFingerprint": "%s"}}"""
                .formatted(name, fingerprint);
    }

    private static void patchStatus(String name) throws Exception {
        send("PATCH", "/" + name + "/status", "{\"status\": {\"overallPhase\": \"Executing\"}}");
    }

    private static JsonNode get(String query) throws Exception {
        return read(send("GET", query, "").body());
    }

    private static HttpResponse<String> send(String method, String rest, String body) throws Exception {
        HttpRequest request = to(rest).header(
                        "Content-Type", "application/" + (method.equals("PATCH") ? "merge-patch+json" : "json"))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static Iterator<String> watch(String query) throws IOException, InterruptedException {
        return HTTP.send(to("?watch=1" + query).build(), BodyHandlers.ofLines())
                .body()
                .iterator();
    }

    private static HttpRequest.Builder to(String rest) {
        return HttpRequest.newBuilder(URI.create(API.url() + REQUESTS + rest)).timeout(PATIENCE);
    }

    private static JsonNode read(String json) {
        return Serialization.unmarshal(json, JsonNode.class);
    }

    private static String type(JsonNode event) {
        return event.path("type").asText();
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    private static String version(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asText();
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .map(DemoWatchTest::name)
                .toList();
    }
}
