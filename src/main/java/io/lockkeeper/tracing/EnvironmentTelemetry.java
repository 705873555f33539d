package io.lockkeeper.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry as the variables {@code OTEL_*} of the environment have it, and the system properties of those names.
 *
 * @param sdk takes spans; closing it sends those that are left
 * @param destination where it sends them, for people
 */
public record EnvironmentTelemetry(OpenTelemetrySdk sdk, String destination) {

    /** Where they say nothing. Nothing but traces is sent, and by the one protocol that the JDK's HTTP client can do. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.service.name", "lockkeeper",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none",
            "otel.exporter.otlp.protocol", "http/protobuf");

    /**
     * Starts it.
     *
     * @param version of this program
     * @param replica what this process is called, null where it does not know
     * @throws IllegalArgumentException where a variable is wrong, in words that name it
     */
    public static EnvironmentTelemetry start(String version, @Nullable String replica) {
        AtomicReference<String> destination = new AtomicReference<>("nowhere");
        Resource self = self(version, replica);
        try {
            OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                    // The Camel context ends it, after the routes.
                    .disableShutdownHook()
                    .addPropertiesSupplier(() -> DEFAULTS)
                    .addResourceCustomizer((resource, config) -> self.merge(resource))
                    .addTracerProviderCustomizer((builder, config) -> {
                        destination.set(destination(config));
                        return builder;
                    })
                    .build()
                    .getOpenTelemetrySdk();
            return new EnvironmentTelemetry(sdk, Objects.requireNonNull(destination.get()));
        } catch (ConfigurationException e) {
            // Where a provider fails, what is wrong is told by it alone.
            String detail = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
            throw new IllegalArgumentException(e.getMessage() + detail, e);
        }
    }

    /** What the environment says of it comes before. */
    private static Resource self(String version, @Nullable String replica) {
        var attributes = Attributes.builder().put("service.version", version);
        if (replica != null) {
            attributes.put("service.instance.id", replica);
        }
        return Resource.create(attributes.build());
    }

    private static String destination(ConfigProperties config) {
        List<String> exporters = config.getList("otel.traces.exporter", List.of("otlp"));
        if (!exporters.contains("otlp")) {
            return String.join(",", exporters);
        }
        return Optional.ofNullable(config.getString("otel.exporter.otlp.traces.endpoint"))
                .or(() -> Optional.ofNullable(config.getString("otel.exporter.otlp.endpoint")))
                .orElse("http://localhost:4318")
                // Who sends is nobody's business.
                .replaceAll("//[^/@]*@", "//");
    }
}
