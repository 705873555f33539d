package io.lockkeeper.tracing;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.steps.Signal;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Begins the trace of each exchange in the first route that it passes, whatever route that is, and goes on with the trace
 * that its sender names in the header {@code traceparent}.
 */
final class TracedRoutes implements RoutePolicyFactory {

    private static final int SERVER_ERROR = 500;
    private static final TextMapGetter<Message> HEADERS = new Headers();

    private final Tracer tracer;

    TracedRoutes(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route begun, Exchange exchange) {
                if (ExchangeTrace.of(exchange) == null) {
                    receive(exchange, begun);
                }
            }
        };
    }

    private void receive(Exchange exchange, Route route) {
        Context sender =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), exchange.getMessage(), HEADERS);
        Span span = tracer.spanBuilder("receive")
                .setParent(sender)
                .setSpanKind(kind(route.getEndpoint()))
                .setAttribute("lockkeeper.route", route.getRouteId())
                .startSpan();
        ExchangeTrace.put(exchange, sender.with(span));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                end(span, done);
            }
        });
    }

    private static SpanKind kind(Endpoint from) {
        if (from instanceof PlatformHttpEndpoint) {
            return SpanKind.SERVER;
        }
        return from instanceof DirectEndpoint ? SpanKind.INTERNAL : SpanKind.CONSUMER;
    }

    private static void end(Span span, Exchange exchange) {
        String id = exchange.getProperty(Signal.REQUEST_ID, String.class);
        if (id != null) {
            span.setAttribute("lockkeeper.request_id", id);
        }
        Integer code = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (code != null) {
            span.setAttribute("http.response.status_code", code);
        }
        if (code != null && code >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        TracedStep.end(span, exchange);
    }

    /** The headers of a message, of which only those of the trace are asked for. */
    private static final class Headers implements TextMapGetter<Message> {

        @Override
        public Iterable<String> keys(Message message) {
            return Set.of(Traceparent.HEADER, "tracestate");
        }

        @Override
        public @Nullable String get(@Nullable Message message, String key) {
            return message == null ? null : message.getHeader(key, String.class);
        }
    }
}
