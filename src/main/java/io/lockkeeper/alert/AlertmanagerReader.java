package io.lockkeeper.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/**
 * Reads the webhook body of Prometheus Alertmanager, version 4.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">its documentation</a>
 */
public final class AlertmanagerReader extends WebhookReader {

    /**
     * Makes a reader.
     *
     * @param clock gives the firing time of an alert that names none
     */
    public AlertmanagerReader(Clock clock, AlertMetrics metrics) {
        super("prometheus", clock, metrics);
    }

    @Override
    boolean recognises(ObjectNode body) {
        return body.has("alerts");
    }
}
