package io.lockkeeper.wiring;

import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;

/**
 * The conditions of readiness, told to Camel's health and shown as metrics.
 *
 * @param context whose health it is
 * @param metrics where they are shown
 */
record Readiness(CamelContext context, Metrics metrics) {

    /** Adds one. */
    void add(Gate gate) {
        HealthCheckRegistry.get(context).register(gate);
        metrics.show(gate);
    }
}
