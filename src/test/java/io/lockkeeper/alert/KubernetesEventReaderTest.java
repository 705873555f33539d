package io.lockkeeper.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesEventReaderTest {

    private final KubernetesEventReader reader = new KubernetesEventReader();

    @Test
    void readsAnEventOfTheCore() {
        String body =
                """
                {"kind": "Event", "metadata": {"namespace": "shop"}, "type": "Warning", "reason": "BackOff", "message": "m",
                 "involvedObject": {"apiVersion": "v1", "kind": "Pod", "namespace": "shop", "name": "app-1"},
                 "source": {"component": "kubelet"}, "eventTime": null,
                 "firstTimestamp": "2026-01-31T11:00:00Z", "lastTimestamp": "2026-01-31T12:00:00Z"}
                """;

        Alert alert = read(body);

        assertThat(alert.source()).isEqualTo("kubernetes-events");
        assertThat(alert.name()).isEqualTo("BackOff");
        assertThat(alert.severity()).isEqualTo("Warning");
        assertThat(alert.isFiring()).isTrue();
        assertThat(alert.firingTime()).isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
        assertThat(alert.sighting())
                .isEqualTo(new Sighting("lastTimestamp", Instant.parse("2026-01-31T12:00:00Z"), true));
        assertThat(alert.resource()).isEqualTo(new NamedResource("v1", "Pod", "shop", "app-1"));
        assertThat(alert.labels())
                .isEqualTo(Map.of(
                        "reason", "BackOff",
                        "kind", "Pod",
                        "name", "app-1",
                        "namespace", "shop",
                        "component", "kubelet"));
        assertThat(alert.annotations()).isEqualTo(Map.of("message", "m"));
        assertThat(alert.payload().get()).contains("\"involvedObject\"");
    }

    @Test
    void readsAnEventOfTheNewerApi() {
        Alert alert = read(
                """
                {"reason": "R", "type": "Error", "note": "n", "eventTime": "2026-01-31T12:00:00.000001Z",
                 "reportingController": "c", "regarding": {"kind": "Node", "name": "worker-1"}}
                """);

        assertThat(alert.firingTime()).isEqualTo(Instant.parse("2026-01-31T12:00:00.000001Z"));
        assertThat(alert.resource()).isEqualTo(new NamedResource("", "Node", "", "worker-1"));
        assertThat(alert.annotations()).isEqualTo(Map.of("message", "n"));
        assertThat(alert.labels()).containsEntry("component", "c").doesNotContainKey("namespace");
    }

    @Test
    void normalEventFiresNot() {
        assertThat(read(event("type", "\"Normal\"")).state()).isEqualTo(Alert.State.NORMAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "series.lastObservedTime    | \"series\": {\"lastObservedTime\": \"T\"}, \"lastTimestamp\": \"U\"",
                "lastTimestamp              | \"lastTimestamp\": \"T\", \"eventTime\": \"U\"",
                "lastTimestamp              | \"deprecatedLastTimestamp\": \"T\", \"eventTime\": \"U\"",
                "eventTime                  | \"eventTime\": \"T\", \"firstTimestamp\": \"U\"",
                "firstTimestamp             | \"firstTimestamp\": \"T\", \"metadata\": {\"creationTimestamp\": \"U\"}",
                "metadata.creationTimestamp | \"metadata\": {\"creationTimestamp\": \"T\"}"
            })
    void wasLastSeenWhenItsFieldsSay(String field, String times) {
        String body =
                "{\"reason\": \"R\", \"type\": \"Warning\", \"involvedObject\": {\"kind\": \"Pod\", \"name\": \"p\"}, "
                        + times.replace("\"T\"", "\"2026-01-31T12:00:00Z\"")
                                .replace("\"U\"", "\"2026-01-31T11:00:00Z\"")
                        + "}";

        assertThat(read(body).sighting()).isEqualTo(new Sighting(field, Instant.parse("2026-01-31T12:00:00Z"), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "involvedObject | null                 | involvedObject: absent, expected what the event is about",
                "involvedObject | {\"kind\": \"Pod\"}  | involvedObject.name: absent or blank",
                "involvedObject | {\"name\": \"p\"}    | involvedObject.kind: absent or blank",
                "involvedObject | []                   | involvedObject: of the wrong type",
                "reason         | \" \"                | reason: absent or blank",
                "type           | null                 | type: absent or blank",
                "type           | \"Fatal\"            | type: neither Warning, Error nor Normal",
                "lastTimestamp  | \"noon\"             | lastTimestamp: not a time of RFC 3339 such as 2026-01-31T12:00:00Z",
                "lastTimestamp  | null                 | lastTimestamp: absent, as are eventTime and all others: expected when the event was seen",
                "message        | 1                    | message: of the wrong type",
                "series         | 1                    | series: of the wrong type"
            })
    void refusalNamesFieldAndFault(String field, String value, String message) {
        assertThatThrownBy(() -> read(event(field, value)))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage(message);
    }

    /** Returns an event in which one field has another value. */
    private static String event(String field, String value) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "reason", "\"R\"",
                "type", "\"Warning\"",
                "involvedObject", "{\"kind\": \"Pod\", \"name\": \"p\"}",
                "lastTimestamp", "\"2026-01-31T12:00:00Z\""));
        fields.put(field, value);
        return fields.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\": " + one.getValue())
                .collect(joining(", ", "{", "}"));
    }

    private Alert read(String body) {
        return (Alert) reader.read(body.getBytes(UTF_8)).get(0);
    }
}
