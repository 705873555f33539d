package io.lockkeeper.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.harness.RecordedLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final List<Integer> leftOut = new ArrayList<>();
    private final AlertmanagerReader reader = new AlertmanagerReader(Clock.fixed(NOW, ZoneOffset.UTC), leftOut::add);

    @Test
    void readsEachAlertWithWhatItsGroupAdds() {
        List<Alert> alerts = read(
                """
                {"version": "4", "groupKey": "g",
                 "commonLabels": {"severity": "warning", "team": "shop"}, "commonAnnotations": {"runbook": "r"},
                 "alerts": [
                   {"status": "firing", "startsAt": "2026-01-31T13:00:00.5+02:00",
                    "labels": {"alertname": "High", "severity": "critical"}, "annotations": {"summary": "s"}},
                   {"status": "resolved", "labels": {"alertname": "Low"}}]}
                """);

        assertThat(alerts).extracting(Alert::index).containsExactly(0, 1);
        assertThat(alerts).extracting(Alert::name).containsExactly("High", "Low");
        assertThat(alerts).extracting(Alert::severity).containsExactly("critical", "warning");
        assertThat(alerts).extracting(Alert::state).containsExactly(Alert.State.FIRING, Alert.State.RESOLVED);
        assertThat(alerts).extracting(Alert::firingTime).containsExactly(Instant.parse("2026-01-31T11:00:00.5Z"), NOW);
        assertThat(alerts.get(0).labels()).containsEntry("team", "shop").containsEntry("severity", "critical");
        assertThat(alerts.get(0).annotations()).containsEntry("runbook", "r").containsEntry("summary", "s");
        assertThat(alerts).extracting(Alert::source).containsOnly("prometheus");
    }

    @Test
    void keepsOfTheBatchOnlyTheAlertItself() {
        List<Alert> alerts = read(
                """
                {"groupKey": "g", "alerts": [{"labels": {"alertname": "A"}}, {"labels": {"alertname": "B"}}]}
                """);

        assertThat(alerts.get(1).payload().get())
                .isEqualTo("{\"groupKey\":\"g\",\"alerts\":[{\"labels\":{\"alertname\":\"B\"}}]}");
    }

    @Test
    void whatItsSenderLeftOutIsSaidAndCounted() {
        try (RecordedLog log = new RecordedLog(WebhookReader.class)) {
            read("{\"truncatedAlerts\": 0, \"alerts\": [{\"labels\": {\"alertname\": \"A\"}}]}");
            read("{\"truncatedAlerts\": 7, \"alerts\": [{\"labels\": {\"alertname\": \"A\"}}]}");

            assertThat(leftOut).containsExactly(7);
            assertThat(log.lines()).singleElement().asString().contains("left 7 alerts out", "max_alerts");
        }
    }

    @Test
    void severityIsUnknownWhereNoneIsGiven() {
        assertThat(read("{\"alerts\": [{\"labels\": {\"alertname\": \"A\", \"severity\": \" \"}}]}"))
                .extracting(Alert::severity)
                .containsExactly("unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                       | body: empty",
                "[]                                       | body: a JSON ARRAY, expected an object",
                "null                                     | body: a JSON NULL, expected an object",
                "{                                        | body: not valid JSON at line 1, column 2",
                "{} {}                                    | body: not valid JSON at line 1, column 4",
                "{}                                       | alerts: absent or empty, expected a list of at least one alert",
                "{\"alerts\": []}                         | alerts: absent or empty, expected a list of at least one alert",
                "{\"alerts\": {}}                         | alerts: of the wrong type",
                "{\"alerts\": [null]}                     | alerts[0]: null, expected an alert",
                "{\"alerts\": [{}]}                       | alerts[0].labels.alertname: absent or blank, expected the alert's name",
                "{\"alerts\": [{\"labels\": {\"alertname\": 1}}]}        | alerts[0].labels.alertname: of the wrong type",
                "{\"alerts\": [{\"labels\": {\"alertname\": null}}]}     | alerts[0].labels.alertname: null, expected a string",
                "{\"alerts\": [{\"status\": true, \"labels\": {}}]}      | alerts[0].status: of the wrong type",
                "{\"alerts\": [{\"labels\": {\"alertname\": \"A\"}, \"startsAt\": \"noon\"}]} | alerts[0].startsAt: not a time of RFC 3339 such as 2026-01-31T12:00:00Z",
            })
    void refusalNamesFieldAndFault(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "version, 4",
        "groupKey, 1",
        "truncatedAlerts, '\"many\"'",
        "status, {}",
        "receiver, []",
        "groupLabels, '\"g\"'",
        "groupLabels.a, 1",
        "commonLabels, 1",
        "commonLabels.a, true",
        "commonAnnotations, []",
        "commonAnnotations.a, {}",
        "externalURL, 1",
        "alerts, '\"a\"'",
        "alerts[0], 1",
        "alerts[0].status, 1",
        "alerts[0].labels, '\"\"'",
        "alerts[0].labels.a, 1.5",
        "alerts[0].annotations, []",
        "alerts[0].annotations.a, []",
        "alerts[0].startsAt, 1769860800",
        "alerts[0].endsAt, 1769860800",
        "alerts[0].generatorURL, {}",
        "alerts[0].fingerprint, 1"
    })
    void refusesEachFieldOfAWrongType(String field, String value) {
        String name = field.replaceFirst("^alerts\\[0]\\.?", "");
        String member = name.isEmpty() ? value : "{\"labels\": {\"alertname\": \"A\"}, " + member(name, value) + "}";
        String body = field.startsWith("alerts[0]")
                ? "{\"alerts\": [" + member + "]}"
                : "{\"alerts\": [{\"labels\": {\"alertname\": \"A\"}}], " + member(field, value) + "}";

        assertThatThrownBy(() -> read(body))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage(field + ": of the wrong type");
    }

    /** Returns {@code "name": value}, or {@code "name": {"key": value}} for {@code name.key}. */
    private static String member(String name, String value) {
        String[] path = name.split("\\.", 2);
        return path.length == 1
                ? "\"" + path[0] + "\": " + value
                : "\"" + path[0] + "\": {\"" + path[1] + "\": " + value + "}";
    }

    @Test
    void refusesAStatusThatIsNone() {
        assertThatThrownBy(() -> read("{\"alerts\": [{\"status\": \"pending\", \"labels\": {\"alertname\": \"A\"}}]}"))
                .hasMessage("alerts[0].status: neither firing nor resolved");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] body = "{\"alerts\": [{\"labels\": {\"alertname\": \"?\"}}]}".getBytes(UTF_8);
        body[body.length - 7] = (byte) 0xff;

        assertThatThrownBy(() -> reader.read(body))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessageStartingWith("body: not");
    }

    @Test
    void refusesNestingWithoutEnd() {
        byte[] body = "[".repeat(200_000).getBytes(UTF_8);

        assertThatThrownBy(() -> reader.read(body))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage("body: JSON that is nested too deeply, or a number too long");
    }

    @Test
    void refusesToCopyALotForEachOfManyAlerts() {
        String common = IntStream.range(0, 10_000)
                .mapToObj(index -> "\"" + index + "\":\"\"")
                .collect(joining(","));
        String alerts = "{\"labels\":{}},".repeat(999) + "{}";

        assertThatThrownBy(() -> read("{\"commonLabels\": {" + common + "}, \"alerts\": [" + alerts + "]}"))
                .hasMessage("commonLabels: with commonAnnotations more than 200 for so many alerts");
    }

    @Test
    void malformedAlertKeepsItsPlaceAndLosesNoOther() {
        List<Received> received = reader.read(
                "{\"alerts\": [{\"labels\": {\"alertname\": \"A\"}}, {\"labels\": {\"alertname\": \"B\", \"x\": 1}}, 5]}"
                        .getBytes(UTF_8));

        assertThat(received).extracting(Received::index).containsExactly(0, 1, 2);
        assertThat(received).extracting(Received::name).containsExactly("A", "B", "");
        assertThat(received.get(0)).isInstanceOf(Alert.class);
        assertThat(((MalformedAlert) received.get(1)).fault()).hasMessage("alerts[1].labels.x: of the wrong type");
        assertThat(((MalformedAlert) received.get(2)).fault()).hasMessage("alerts[2]: of the wrong type");
    }

    /** Returns the alerts of a body, none of which is malformed. */
    private List<Alert> read(String body) {
        return reader.read(body.getBytes(UTF_8)).stream()
                .map(received -> {
                    if (received instanceof MalformedAlert malformed) {
                        throw malformed.fault();
                    }
                    return (Alert) received;
                })
                .toList();
    }
}
