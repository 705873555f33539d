package io.lockkeeper.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final GenericReader reader = new GenericReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void readsAllThatAnAlertMayHave() {
        Alert alert = read(
                """
                {"name": "QueueStuck", "severity": "critical", "status": "firing",
                 "target": {"apiVersion": "apps/v1", "kind": "Deployment", "namespace": "shop", "name": "app"},
                 "labels": {"queue": "orders"}, "annotations": {"summary": "s"}, "firingTime": "2026-01-31T11:00:00Z"}
                """);

        assertThat(alert.source()).isEqualTo("generic");
        assertThat(alert.name()).isEqualTo("QueueStuck");
        assertThat(alert.severity()).isEqualTo("critical");
        assertThat(alert.resource()).isEqualTo(new NamedResource("apps/v1", "Deployment", "shop", "app"));
        assertThat(alert.labels()).isEqualTo(Map.of("queue", "orders"));
        assertThat(alert.annotations()).isEqualTo(Map.of("summary", "s"));
        assertThat(alert.firingTime()).isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
    }

    @Test
    void nameIsEnough() {
        Alert alert = read("{\"name\": \"A\"}");

        assertThat(alert.severity()).isEqualTo("unknown");
        assertThat(alert.isFiring()).isTrue();
        assertThat(alert.firingTime()).isEqualTo(NOW);
        assertThat(alert.resource()).isNull();
        assertThat(alert.sighting()).isEqualTo(new Sighting("firingTime", NOW, false));
    }

    @Test
    void resolvedOneIsOver() {
        assertThat(read("{\"name\": \"A\", \"status\": \"resolved\"}").state()).isEqualTo(Alert.State.RESOLVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                   | name: absent",
                "{\"name\": \" \"}                                    | name: blank",
                "{\"name\": 1}                                        | name: of the wrong type, expected string",
                "{\"name\": \"A\", \"names\": 1}                      | names: no such field",
                "{\"name\": \"A\", \"status\": \"over\"}              | status: not one of [\"firing\",\"resolved\"]",
                "{\"name\": \"A\", \"target\": {\"kind\": \"Pod\"}}   | target.name: absent",
                "{\"name\": \"A\", \"target\": {\"kind\": \"\", \"name\": \"p\"}} | target.kind: blank",
                "{\"name\": \"A\", \"labels\": {\"a.b\": 1}}          | labels.a.b: of the wrong type, expected string",
                "{\"name\": \"A\", \"labels\": null}                  | labels: of the wrong type, expected object",
                "{\"name\": \"A\", \"firingTime\": \"noon\"}          | firingTime: not a time of RFC 3339 such as 2026-01-31T12:00:00Z"
            })
    void refusalNamesPathAndFault(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage(message);
    }

    @Test
    void refusalNamesSeveralFaultsButNotAll() {
        assertThatThrownBy(() -> read("{\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1, \"e\": 1, \"f\": 1}"))
                .hasMessageContaining("name: absent")
                .hasMessageContaining("a: no such field; ")
                .hasMessageEndingWith("; and 2 more");
    }

    private Alert read(String body) {
        return (Alert) reader.read(body.getBytes(UTF_8)).get(0);
    }
}
