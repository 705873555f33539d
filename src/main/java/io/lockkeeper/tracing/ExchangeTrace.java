package io.lockkeeper.tracing;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.steps.Signal;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Where an exchange stands in its trace. It is kept with the exchange, and so goes wherever its copies go. */
public final class ExchangeTrace {

    private static final String CONTEXT = "LockkeeperTraceContext";

    private ExchangeTrace() {}

    /** Returns where it stands, null where it has no trace yet. */
    public static @Nullable Context of(Exchange exchange) {
        return exchange.getProperty(CONTEXT, Context.class);
    }

    /** Has it stand there from now on; the steps read it in {@link Signal#TRACEPARENT}. */
    static void put(Exchange exchange, Context context) {
        SpanContext span = Span.fromContext(context).getSpanContext();
        exchange.setProperty(CONTEXT, context);
        exchange.setProperty(
                Signal.TRACEPARENT,
                new Traceparent(
                        span.getTraceId(),
                        span.getSpanId(),
                        span.getTraceFlags().asHex()));
    }
}
