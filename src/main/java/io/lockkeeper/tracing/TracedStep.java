package io.lockkeeper.tracing;

import io.lockkeeper.steps.Signal;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A step that is a span of the trace of each exchange that takes it. */
final class TracedStep extends DelegateAsyncProcessor {

    private final String name;
    private final Tracer tracer;

    TracedStep(Processor step, String name, Tracer tracer) {
        super(step);
        this.name = name;
        this.tracer = tracer;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Context outside = ExchangeTrace.of(exchange);
        if (outside == null) {
            return super.process(exchange, callback);
        }
        Span span = tracer.spanBuilder(name).setParent(outside).startSpan();
        Context inside = outside.with(span);
        ExchangeTrace.put(exchange, inside);
        // What is measured on this thread meanwhile becomes an example of this trace.
        return inside.wrapSupplier(() -> super.process(exchange, synchronous -> {
                    ExchangeTrace.put(exchange, outside);
                    end(span, exchange);
                    callback.done(synchronous);
                }))
                .get();
    }

    /** Ends a span with what has become of its exchange. What exceptions say is not in it: some of it senders wrote. */
    static void end(Span span, Exchange exchange) {
        if (span.isRecording()) {
            Map<?, ?> told = exchange.getProperty(Signal.TOLD, Map.of(), Map.class);
            told.forEach((key, value) -> span.setAttribute("lockkeeper." + key, value.toString()));
            Exception failure = exchange.getException();
            if (failure != null) {
                span.setStatus(StatusCode.ERROR);
                span.setAttribute("error.type", failure.getClass().getName());
            }
        }
        span.end();
    }
}
