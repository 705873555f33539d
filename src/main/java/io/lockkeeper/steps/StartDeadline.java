package io.lockkeeper.steps;

import io.lockkeeper.incident.Deadline;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Starts the signal's deadline, unless it runs already. */
public final class StartDeadline implements Processor {

    private final Duration time;
    private final Duration call;
    private final LongSupplier nanoTime;

    /**
     * Makes the step.
     *
     * @param time that a signal may take
     * @param call most time that one call to the API server takes
     * @param nanoTime monotonic clock in nanoseconds
     */
    public StartDeadline(Duration time, Duration call, LongSupplier nanoTime) {
        this.time = time;
        this.call = call;
        this.nanoTime = nanoTime;
    }

    @Override
    public void process(Exchange exchange) {
        if (exchange.getProperty(Signal.DEADLINE) == null) {
            // The exchange is as old as the request: its body was read before the route began.
            Duration elapsed = Duration.ofMillis(exchange.getClock().elapsed());
            exchange.setProperty(Signal.DEADLINE, Deadline.in(time, elapsed, call, nanoTime));
        }
    }
}
