package io.lockkeeper.wiring;

import io.lockkeeper.cluster.WriteBreaker;
import io.micrometer.core.instrument.Gauge;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;

/** Shows the state of the breaker among the metrics, under the name that dashboards of the Go gateway know. */
final class BreakerGauge {

    private BreakerGauge() {}

    /** Registers it where Camel registers the meters of the routes. */
    static void register(CamelContext context, WriteBreaker breaker) {
        Gauge.builder("gateway_circuit_breaker_state", breaker, WriteBreaker::state)
                .description("0 closed, 1 half-open, 2 open")
                .tag("name", WriteBreaker.NAME)
                .register(MicrometerUtils.getOrCreateMeterRegistry(
                        context.getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME));
    }
}
