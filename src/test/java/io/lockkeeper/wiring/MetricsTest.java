package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.cluster.WriteBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final WriteBreaker breaker = new WriteBreaker(Duration.ofSeconds(1), System::nanoTime);

    @Test
    void isAmongTheMetricsOfTheRuntime() throws Exception {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("prometheus", meters);

            Metrics.of(context).show(breaker);
        }

        assertThat(state(meters)).isZero();
    }

    @Test
    void needsNoRuntimeWithMetrics() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Metrics.of(context).show(breaker);

            assertThat(state(context.getRegistry().findSingleByType(MeterRegistry.class)))
                    .isZero();
        }
    }

    private static double state(MeterRegistry meters) {
        return meters.get("gateway_circuit_breaker_state")
                .tag("name", "kubernetes-api")
                .gauge()
                .value();
    }
}
