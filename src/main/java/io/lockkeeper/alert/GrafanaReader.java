package io.lockkeeper.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/**
 * Reads the webhook body of Grafana's unified alerting: that of Alertmanager, and fields of its own that only the payload
 * keeps.
 *
 * @see <a href="https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/">its
 *     documentation</a>
 */
public final class GrafanaReader extends WebhookReader {

    /**
     * Makes a reader.
     *
     * @param clock gives the firing time of an alert that names none
     */
    public GrafanaReader(Clock clock, AlertMetrics metrics) {
        super("grafana", clock, metrics);
    }

    @Override
    boolean recognises(ObjectNode body) {
        return body.has("alerts") && body.has("orgId");
    }
}
