package io.lockkeeper.tracing;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.remediation.CountTracer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.function.Supplier;

/** A span for each write of a count, in the trace of the first alert that it counts and linked to those of the others. */
final class TracedCounts implements CountTracer {

    private final Tracer tracer;

    TracedCounts(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public <T> T show(List<Traceparent> alerts, Supplier<T> write) {
        if (alerts.isEmpty()) {
            return write.get();
        }
        SpanBuilder builder = tracer.spanBuilder("write count")
                .setParent(Context.root().with(Span.wrap(context(alerts.get(0)))))
                .setAttribute("lockkeeper.alerts", alerts.size());
        alerts.stream().skip(1).forEach(other -> builder.addLink(context(other)));
        Span span = builder.startSpan();
        try {
            return write.get();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute("error.type", e.getClass().getName());
            throw e;
        } finally {
            span.end();
        }
    }

    private static SpanContext context(Traceparent place) {
        return SpanContext.create(
                place.traceId(), place.spanId(), TraceFlags.fromHex(place.flags(), 0), TraceState.getDefault());
    }
}
