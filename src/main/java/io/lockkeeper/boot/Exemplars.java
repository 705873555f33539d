package io.lockkeeper.boot;

import io.lockkeeper.tracing.ExchangeTrace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;
import io.opentelemetry.context.Context;
import io.prometheus.metrics.tracer.common.SpanContext;
import io.prometheus.metrics.tracer.otel.OpenTelemetrySpanContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Has metrics name a trace as an example, where there are traces. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("lockkeeper.tracing.enabled")
class Exemplars {

    private static final String EXCHANGE = Exemplars.class.getName();

    /** Whatever is measured within a span can have it for an example. */
    @Bean
    SpanContext spanContext() {
        return new OpenTelemetrySpanContext();
    }

    /** Requests are measured when they are answered, which is behind the routes and on any thread. */
    @Bean
    RoutePolicyFactory exchangesOfRequests() {
        return (context, routeId, node) -> new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route route, Exchange exchange) {
                // The routes that it passes afterwards are those of the same exchange.
                if (route.getEndpoint() instanceof PlatformHttpEndpoint
                        && exchange.getIn() instanceof PlatformHttpMessage message) {
                    message.getRequest().setAttribute(EXCHANGE, exchange);
                }
            }
        };
    }

    @Bean
    MeterObservationHandler<Observation.Context> tracedRequests(MeterRegistry registry) {
        return new DefaultMeterObservationHandler(registry) {
            @Override
            public void onStop(Observation.Context observed) {
                trace(observed).wrap(() -> super.onStop(observed)).run();
            }
        };
    }

    private static Context trace(Observation.Context observed) {
        return Optional.of(observed)
                .filter(ServerRequestObservationContext.class::isInstance)
                .map(request -> ((ServerRequestObservationContext) request).getCarrier())
                .map(Exemplars::exchange)
                .map(ExchangeTrace::of)
                .orElse(Context.root());
    }

    private static Exchange exchange(HttpServletRequest request) {
        return (Exchange) request.getAttribute(EXCHANGE);
    }
}
