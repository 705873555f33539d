package io.lockkeeper.wiring;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** One condition of readiness, told to Camel's health. */
public final class Gate extends AbstractHealthCheck {

    /** The group that the gates are told from other checks by. */
    public static final String GROUP = "lockkeeper";

    private final Supplier<Optional<String>> fault;

    /**
     * Makes a gate.
     *
     * @param id as in {@code /readyz}
     * @param fault why it is shut, empty while it is open
     */
    Gate(String id, Supplier<Optional<String>> fault) {
        super(GROUP, id);
        this.fault = fault;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        fault.get().ifPresentOrElse(reason -> builder.message(reason).down(), builder::up);
    }
}
