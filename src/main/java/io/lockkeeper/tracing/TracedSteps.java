package io.lockkeeper.tracing;

import io.opentelemetry.api.trace.Tracer;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;

/** Makes a span of each step of the shipped routes that tells where the time went; the others stay as they are. */
final class TracedSteps implements InterceptStrategy {

    /** The ids of those steps, and what their spans are called. */
    static final Map<String, String> SPANS = Map.of(
            "lane-alert", "alert",
            "alert-identify-incident", "target",
            "open-incident-lock", "lock wait",
            "open-incident-confirm", "confirm predecessor",
            "open-incident-list", "list requests",
            "open-incident-create", "create",
            "decide-count", "count");

    private final Tracer tracer;

    TracedSteps(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        String name = SPANS.get(definition.getId());
        return name == null ? target : new TracedStep(target, name, tracer);
    }
}
