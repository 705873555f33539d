package io.lockkeeper.harness;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Bodies of Alertmanager's webhook. */
public final class AlertBody {

    private AlertBody() {}

    /**
     * Returns a body with one firing alert for each Deployment.
     *
     * @param deployments of the namespace shop, or with another and a slash in front
     */
    public static String firing(String... deployments) {
        return alerts("firing", deployments);
    }

    /** Returns a body with one resolved alert. */
    public static String resolved(String deployment) {
        return alerts("resolved", deployment);
    }

    private static String alerts(String status, String... deployments) {
        return Arrays.stream(deployments)
                .map(deployment ->
                        """
                        {"status": "%s", "startsAt": "2026-01-31T12:00:00Z", "annotations": {"summary": "s"},
                         "labels": {"alertname": "HighErrorRate", "severity": "critical", "namespace": "%s",
                                    "deployment": "%s"}}"""
                                .formatted(status, namespace(deployment), deployment.replaceFirst(".*/", "")))
                .collect(Collectors.joining(",", "{\"version\": \"4\", \"groupKey\": \"g\", \"alerts\": [", "]}"));
    }

    private static String namespace(String deployment) {
        return deployment.contains("/") ? deployment.replaceFirst("/.*", "") : "shop";
    }
}
