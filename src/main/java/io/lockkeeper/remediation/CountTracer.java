package io.lockkeeper.remediation;

import io.lockkeeper.alert.Traceparent;
import java.util.List;
import java.util.function.Supplier;

/** Shows in the traces of alerts the write that counts them, which may be one for the alerts of many traces. */
public interface CountTracer {

    /** Shows nothing. */
    CountTracer NONE = new CountTracer() {
        @Override
        public <T> T show(List<Traceparent> alerts, Supplier<T> write) {
            return write.get();
        }
    };

    /**
     * Makes the write, and returns what it returns.
     *
     * @param alerts where each alert that it counts stands in its trace, as far as that is known
     */
    <T> T show(List<Traceparent> alerts, Supplier<T> write);
}
