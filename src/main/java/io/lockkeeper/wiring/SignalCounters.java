package io.lockkeeper.wiring;

import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Outcome.Rejection;
import io.lockkeeper.incident.StormLimits.Scope;
import io.lockkeeper.steps.SignalMetrics;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts alerts, under the names that dashboards of the Go gateway know where it has them. */
final class SignalCounters implements SignalMetrics {

    private final MeterRegistry registry;
    private final LabelValues labels = new LabelValues();

    SignalCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void received(String source, String severity) {
        registry.counter("gateway_signals_received_total", "source_type", source, "severity", labels.severity(severity))
                .increment();
    }

    @Override
    public void created(String source) {
        registry.counter("gateway_crds_created_total", "source_type", source, "status", "created")
                .increment();
    }

    @Override
    public void deduplicated(String alertName) {
        registry.counter("gateway_signals_deduplicated_total", "signal_name", labels.name(alertName))
                .increment();
    }

    @Override
    public void dropped(String reason) {
        registry.counter("gateway_signals_parse_dropped_total", "reason", reason)
                .increment();
    }

    @Override
    public void creationFailed(String kind) {
        registry.counter("gateway_crd_creation_errors_total", "error_type", kind)
                .increment();
    }

    @Override
    public void conflicted(Conflict resolution) {
        registry.counter("lockkeeper_create_conflicts_total", "resolution", resolution.label())
                .increment();
    }

    @Override
    public void rejected(Rejection reason) {
        registry.counter("gateway_signals_rejected_total", "reason", reason.label())
                .increment();
    }

    @Override
    public void decided(Decision decision) {
        registry.counter(
                        "lockkeeper_decisions_total",
                        "decision",
                        decision.reason().label(),
                        "reason",
                        decision.detail())
                .increment();
    }

    @Override
    public void restrained(Scope scope) {
        registry.counter("lockkeeper_storm_restrained_total", "scope", scope.label())
                .increment();
    }
}
