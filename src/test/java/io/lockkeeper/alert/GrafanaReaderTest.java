package io.lockkeeper.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Grafana has of its own; the rest is that of Alertmanager. */
class GrafanaReaderTest {

    private final GrafanaReader reader = new GrafanaReader(Clock.systemUTC(), alerts -> {});

    @Test
    void readsAWebhookWithTheFieldsOfGrafana() {
        List<Received> alerts = read(
                """
                {"orgId": 1, "version": "1", "title": "t", "state": "alerting", "message": "m", "truncatedAlerts": 0,
                 "alerts": [{"status": "firing", "labels": {"alertname": "High", "grafana_folder": "f"},
                   "startsAt": "2026-01-31T12:00:00+01:00", "endsAt": "0001-01-01T00:00:00Z",
                   "values": {"A": 1.5}, "valueString": "v", "silenceURL": "s", "dashboardURL": ""}]}
                """);

        Alert alert = (Alert) alerts.get(0);
        assertThat(alert.source()).isEqualTo("grafana");
        assertThat(alert.name()).isEqualTo("High");
        assertThat(alert.payload().get()).contains("\"values\":{\"A\":1.5}", "\"title\":\"t\"");
    }

    @Test
    void refusalNamesFieldAndFault() {
        assertThatThrownBy(() -> read("{\"orgId\": 1, \"alerts\": []}"))
                .hasMessage("alerts: absent or empty, expected a list of at least one alert");
    }

    private List<Received> read(String body) {
        return reader.read(body.getBytes(UTF_8));
    }
}
