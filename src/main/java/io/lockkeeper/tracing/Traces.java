package io.lockkeeper.tracing;

import io.lockkeeper.remediation.CountTracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import org.apache.camel.CamelContext;

/** Has alerts followed in traces. */
public final class Traces {

    private static final String SCOPE = "io.lockkeeper";

    private Traces() {}

    /**
     * Has the routes of a context make spans, those that are loaded from now on.
     *
     * @param telemetry takes the spans
     * @return what makes those of the counts
     */
    public static CountTracer begin(CamelContext context, OpenTelemetry telemetry) {
        Tracer tracer = telemetry.getTracer(SCOPE);
        context.addRoutePolicyFactory(new TracedRoutes(tracer));
        context.getCamelContextExtension().addInterceptStrategy(new TracedSteps(tracer));
        return new TracedCounts(tracer);
    }
}
