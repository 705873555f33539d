package io.lockkeeper.wiring;

import io.lockkeeper.remediation.CountTracer;
import io.lockkeeper.tracing.Traces;
import org.apache.camel.CamelContext;

/** Traces, where they are wanted. OpenTelemetry need not be there where they are not. */
final class Tracing {

    private Tracing() {}

    /**
     * Has a context traced.
     *
     * @return what shows counts in the traces
     * @throws IllegalSettingException where it cannot be
     */
    static CountTracer begin(CamelContext context, Settings settings) {
        if (!settings.traced()) {
            return CountTracer.NONE;
        }
        try {
            return Traces.begin(context, Version.current(), settings.podName());
        } catch (IllegalArgumentException e) {
            throw new IllegalSettingException(SettingsReader.PREFIX
                    + "tracing.enabled is true, and a variable of OpenTelemetry is wrong: " + e.getMessage());
        } catch (NoClassDefFoundError e) {
            throw new IllegalSettingException(
                    SettingsReader.PREFIX
                            + "tracing.enabled is true, and OpenTelemetry is not on the class path (" + e.getMessage()
                            + "): add opentelemetry-sdk-extension-autoconfigure and opentelemetry-exporter-otlp, or set it to false");
        }
    }
}
