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
    private final Supplier<Optional<String>> remark;

    /**
     * Makes a gate.
     *
     * @param id as in {@code /readyz}
     * @param fault why it is shut, empty while it is open
     */
    Gate(String id, Supplier<Optional<String>> fault) {
        this(id, fault, Optional::empty);
    }

    /**
     * Makes a gate.
     *
     * @param remark what is not as it should be while it is open, empty where nothing is
     */
    Gate(String id, Supplier<Optional<String>> fault, Supplier<Optional<String>> remark) {
        super(GROUP, id);
        this.fault = fault;
        this.remark = remark;
    }

    /** Returns 0 while it is open, 1 while it is open and there is a remark, 2 while it is shut. */
    int state() {
        if (fault.get().isPresent()) {
            return 2;
        }
        return remark.get().isPresent() ? 1 : 0;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Optional<String> reason = fault.get();
        if (reason.isPresent()) {
            builder.message(reason.get()).down();
        } else {
            remark.get().ifPresent(builder::message);
            builder.up();
        }
    }
}
