package io.lockkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.net.http.HttpResponse;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RequestCalls CALLS = new RequestCalls(API.url(), PATIENCE);

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void watchTellsInOrderWhatHasHappenedSinceTheList() throws Exception {
        CALLS.create("before", "aa");
        String listed = version(CALLS.get("?limit=500"));
        CALLS.create("watched", "ab");

        Iterator<String> lines = CALLS.watch("&timeoutSeconds=30&resourceVersion=" + listed);
        JsonNode added = RequestCalls.read(lines.next());
        CALLS.patchStatus("watched");
        JsonNode modified = RequestCalls.read(lines.next());
        CALLS.send("DELETE", "/watched", "");
        JsonNode deleted = RequestCalls.read(lines.next());

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
        assertThat(version(CALLS.get(""))).isEqualTo(version(deleted.path("object")));
    }

    @Test
    void watchWithoutVersionBeginsWithWhatIsThere() throws Exception {
        CALLS.create("there", "ba");
        CALLS.patchStatus("there");
        Iterator<String> lines = CALLS.watch("&timeoutSeconds=30&fieldSelector=spec.signalFingerprint%3Dba");
        JsonNode added = RequestCalls.read(lines.next());
        CALLS.create("other", "bb");
        CALLS.send("DELETE", "/there", "");

        assertThat(List.of(added, RequestCalls.read(lines.next())))
                .extracting(event -> type(event) + " " + name(event.path("object")))
                .containsExactly("ADDED there", "DELETED there");
    }

    @Test
    void bookmarkFollowsWhatItStandsFor() throws Exception {
        String listed = version(CALLS.get(""));
        String created = version(CALLS.create("marked", "ca"));

        List<JsonNode> events = new ArrayList<>();
        CALLS.watch("&allowWatchBookmarks=true&timeoutSeconds=3&resourceVersion=" + listed)
                .forEachRemaining(line -> events.add(RequestCalls.read(line)));

        assertThat(type(events.get(0))).isEqualTo("ADDED");
        assertThat(events.subList(1, events.size())).isNotEmpty().allSatisfy(event -> {
            assertThat(type(event)).isEqualTo("BOOKMARK");
            assertThat(version(event.path("object"))).isEqualTo(created);
            assertThat(event.path("object").path("kind").asText()).isEqualTo("RemediationRequest");
        });
    }

    @Test
    void watchEndsWhenItsTimeIsOver() throws Exception {
        assertThat(CALLS.watch("&timeoutSeconds=1&resourceVersion=" + version(CALLS.get(""))))
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
        CALLS.create("selected", "da");
        CALLS.create("left-out", "db");
        CALLS.patchStatus("selected");

        assertThat(names(CALLS.get("?fieldSelector=spec.signalFingerprint=da"))).containsExactly("selected");
        assertThat(names(CALLS.get("?fieldSelector=spec.signalFingerprint%3Dda")))
                .containsExactly("selected");
        assertThat(names(CALLS.get("?fieldSelector=metadata.name%3Dleft-out"))).containsExactly("left-out");
        assertThat(names(CALLS.get("?fieldSelector=spec.signalFingerprint%3Ddb,metadata.name%3Dselected")))
                .isEmpty();
    }

    @Test
    void refusalsHaveTheirCodeAndTheirReason() throws Exception {
        CALLS.create("taken", "ea");

        HttpResponse<String> taken = CALLS.send("POST", "", RequestCalls.manifest("taken", "ea"));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(RequestCalls.read(taken.body()).path("message").asText()).endsWith("'taken' already exists");
        assertThat(CALLS.send("GET", "/absent", "").statusCode()).isEqualTo(404);
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
