package io.lockkeeper.tracing;

import io.lockkeeper.remediation.CountTracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has alerts followed in traces. */
public final class Traces {

    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
    private static final String SCOPE = "io.lockkeeper";

    private Traces() {}

    /**
     * Has the routes of a context make spans, those that are loaded from now on: for the OpenTelemetry of its registry where
     * there is one, else for that of the environment.
     *
     * @param version of this program
     * @param replica what this process is called, null where it does not know
     * @return what makes the spans of the counts
     * @throws IllegalArgumentException where a variable of the environment is wrong, in words that name it
     */
    public static CountTracer begin(CamelContext context, String version, @Nullable String replica) {
        OpenTelemetry theirs = context.getRegistry().findSingleByType(OpenTelemetry.class);
        Tracer tracer = (theirs == null ? fromEnvironment(context, version, replica) : theirs).getTracer(SCOPE);
        context.addRoutePolicyFactory(new TracedRoutes(tracer));
        context.getCamelContextExtension().addInterceptStrategy(new TracedSteps(tracer));
        return new TracedCounts(tracer);
    }

    private static OpenTelemetry fromEnvironment(CamelContext context, String version, @Nullable String replica) {
        EnvironmentTelemetry telemetry = EnvironmentTelemetry.start(version, replica);
        LOG.info("Sends traces to {}", telemetry.destination());
        // The context closes it when it stops, which sends what is left.
        context.getRegistry().bind("openTelemetry", OpenTelemetry.class, telemetry.sdk(), null, "close");
        return telemetry.sdk();
    }
}
