package io.lockkeeper.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsReaderTest {

    private static final String GROUP =
            "{\"alerts\": [{\"labels\": {\"alertname\": \"A\"}}, {\"labels\": {\"alertname\": \"B\"}}]}";
    private static final String GENERIC = "{\"name\": \"G\"}";

    private final CloudEventsReader reader = new CloudEventsReader(List.of(
            new GrafanaReader(Clock.systemUTC(), alerts -> {}),
            new AlertmanagerReader(Clock.systemUTC(), alerts -> {}),
            new KubernetesEventReader(),
            new GenericReader(Clock.systemUTC())));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prometheus        | {'alerts': [{'labels': {'alertname': 'A'}}]}",
                "grafana           | {'orgId': 1, 'alerts': [{'labels': {'alertname': 'A'}}]}",
                "generic           | {'name': 'A'}",
                "kubernetes-events | {'involvedObject': {'kind': 'Pod', 'name': 'p'}, 'reason': 'A', 'type': 'Error', 'lastTimestamp': '2026-01-31T12:00:00Z'}",
                "kubernetes-events | {'regarding': {'kind': 'Pod', 'name': 'p'}, 'reason': 'A', 'type': 'Error', 'eventTime': '2026-01-31T12:00:00Z'}"
            },
            quoteCharacter = '`')
    void dataIsReadAsTheFormatThatItLooksLike(String source, String data) {
        Alert alert = (Alert) read(event(data.replace('\'', '"'))).get(0);

        assertThat(alert.source()).isEqualTo(source);
        assertThat(alert.name()).isEqualTo("A");
    }

    @Test
    void dataInBase64AreReadLikewise() {
        String data = Base64.getEncoder().encodeToString(GENERIC.getBytes(UTF_8));

        assertThat(read("{" + ATTRIBUTES + ", \"data_base64\": \"" + data + "\"}"))
                .extracting(Received::name)
                .containsExactly("G");
    }

    @Test
    void batchIsReadInOrderAndLosesNoneForAnother() {
        List<Received> alerts = read("[" + event(GROUP) + ", " + event("{\"name\": 1}") + ", 7, " + event(GENERIC)
                + ", " + event("{\"alerts\": [{}]}") + "]");

        assertThat(alerts).extracting(Received::index).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(alerts).extracting(Received::name).containsExactly("A", "B", "", "", "G", "");
        assertThat(fault(alerts.get(2))).isEqualTo("[1].data.name: of the wrong type, expected string");
        assertThat(fault(alerts.get(3))).isEqualTo("[2]: a JSON NUMBER, expected an object");
        assertThat(((Alert) alerts.get(4)).sighting().field()).isEqualTo("[3].data.firingTime");
        assertThat(fault(alerts.get(5)))
                .isEqualTo("[4].data.alerts[0].labels.alertname: absent or blank, expected the alert's name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                        | body: an empty batch, expected at least one event",
                "7                                         | body: a JSON NUMBER, expected an object",
                "{}                                        | specversion: not a CloudEvent of version 1.0",
                "{\"specversion\": \"9\"}                  | specversion: not a CloudEvent of version 1.0",
                "{\"specversion\": 1}                      | specversion: not a CloudEvent of version 1.0",
                "{\"specversion\": \"1.0\", \"id\": \"1\"} | specversion: not a CloudEvent of version 1.0"
            })
    void refusesWhatIsNoEvent(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null                | data: a JSON NULL, expected an object",
                "\"text\"            | data: a JSON STRING, expected an object",
                "{}                  | data: of no format that is known here",
                "{\"alerts\": []}    | data.alerts: absent or empty, expected a list of at least one alert"
            })
    void refusesDataThatAreNoAlert(String data, String message) {
        assertThatThrownBy(() -> read(event(data)))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAnEventWithoutData() {
        assertThatThrownBy(() -> read("{" + ATTRIBUTES + "}")).hasMessage("data: absent, expected an alert");
    }

    @Test
    void eventOfHeadersIsTheSameOnceItIsStructured() {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json",
                "ce-specversion", "1.0",
                "Ce-Id", "1",
                "ce-source", "/s",
                "ce-type", "t");

        byte[] structured = BinaryCloudEvent.structured(headers, GENERIC.getBytes(UTF_8));

        assertThat(reader.read(structured)).extracting(Received::name).containsExactly("G");
    }

    @Test
    void refusesHeadersThatAreNoEvent() {
        assertThatThrownBy(() -> BinaryCloudEvent.structured(Map.of("ce-specversion", "1.0"), new byte[0]))
                .hasMessage("ce-specversion: the headers are no CloudEvent of version 1.0");
        assertThatThrownBy(() -> BinaryCloudEvent.structured(Map.of("ce-id", "1"), new byte[0]))
                .hasMessage("ce-specversion: the headers are no CloudEvent of version 1.0");
    }

    private static final String ATTRIBUTES =
            "\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"t\","
                    + " \"datacontenttype\": \"application/json\"";

    private static String event(String data) {
        return "{" + ATTRIBUTES + ", \"data\": " + data + "}";
    }

    private static String fault(Received alert) {
        return String.valueOf(((MalformedAlert) alert).fault().getMessage());
    }

    private List<Received> read(String body) {
        return reader.read(body.getBytes(UTF_8));
    }
}
