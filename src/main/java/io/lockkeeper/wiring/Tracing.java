package io.lockkeeper.wiring;

import io.lockkeeper.remediation.CountTracer;
import io.lockkeeper.tracing.EnvironmentTelemetry;
import io.lockkeeper.tracing.Traces;
import io.opentelemetry.api.OpenTelemetry;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Traces, where they are wanted. */
final class Tracing {

    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);

    private Tracing() {}

    /**
     * Has a context traced, by the OpenTelemetry of its registry where there is one, else by that of the environment.
     *
     * @return what shows counts in the traces
     * @throws IllegalSettingException where it cannot be had
     */
    static CountTracer begin(CamelContext context, Settings settings) {
        if (!settings.traced()) {
            return CountTracer.NONE;
        }
        try {
            return Traces.begin(context, telemetry(context, settings));
        } catch (NoClassDefFoundError e) {
            throw new IllegalSettingException(
                    SettingsReader.PREFIX
                            + "tracing.enabled is true, and OpenTelemetry is not on the class path (" + e.getMessage()
                            + "): add opentelemetry-sdk-extension-autoconfigure and opentelemetry-exporter-otlp, or set it to false");
        }
    }

    private static OpenTelemetry telemetry(CamelContext context, Settings settings) {
        OpenTelemetry theirs = context.getRegistry().findSingleByType(OpenTelemetry.class);
        if (theirs != null) {
            return theirs;
        }
        EnvironmentTelemetry telemetry;
        try {
            telemetry = EnvironmentTelemetry.start(Version.current(), settings.podName());
        } catch (IllegalArgumentException e) {
            throw new IllegalSettingException(SettingsReader.PREFIX
                    + "tracing.enabled is true, and a variable of OpenTelemetry is wrong: " + e.getMessage());
        }
        LOG.info("Sends traces to {}", telemetry.destination());
        // The context closes it when it stops, which sends what is left.
        context.getRegistry().bind("openTelemetry", OpenTelemetry.class, telemetry.sdk(), null, "close");
        return telemetry.sdk();
    }
}
