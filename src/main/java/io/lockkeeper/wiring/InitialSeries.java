package io.lockkeeper.wiring;

import io.lockkeeper.cluster.ApiFailure;
import io.lockkeeper.http.ProblemKind;
import io.lockkeeper.incident.Doubt;
import io.lockkeeper.incident.Outcome.Rejection;
import io.lockkeeper.incident.Reason;
import io.lockkeeper.incident.StormLimits.Scope;
import io.lockkeeper.lease.LockMetrics;
import io.lockkeeper.reload.ReloadMetrics;
import io.lockkeeper.security.SecurityMetrics;
import io.lockkeeper.steps.SignalMetrics.Conflict;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * Has counters whose labels are known begin at 0. A rate sees nothing of the first count of a series that is born with it,
 * so an alert on something rare would miss just that.
 */
final class InitialSeries {

    private final MeterRegistry registry;

    InitialSeries(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Begins those that every gateway has. */
    void begin() {
        begin("lockkeeper_lock_acquisitions_total", "outcome", LockMetrics.Outcome.values(), one -> one.label());
        begin("lockkeeper_lock_releases_total", "outcome", LockMetrics.Release.values(), one -> one.label());
        begin("lockkeeper_create_conflicts_total", "resolution", Conflict.values(), Conflict::label);
        begin("lockkeeper_storm_restrained_total", "scope", Scope.values(), Scope::label);
        begin("gateway_signals_rejected_total", "reason", Rejection.values(), Rejection::label);
        ApiFailure.KINDS.forEach(kind -> registry.counter("gateway_crd_creation_errors_total", "error_type", kind));
        registry.counter("lockkeeper_lock_lost_total");
        registry.counter("gateway_discovery_refresh_errors_total");
        registry.counter("gateway_signals_parse_dropped_total", "reason", ProblemKind.VALIDATION_ERROR.label());
        registry.counter("lockkeeper_alerts_truncated_total", "by", "request");
        registry.counter("lockkeeper_alerts_truncated_total", "by", "sender");
        for (SecurityMetrics.Kind kind : SecurityMetrics.Kind.values()) {
            for (SecurityMetrics.Outcome outcome : SecurityMetrics.Outcome.values()) {
                registry.counter("lockkeeper_auth_reviews_total", "kind", kind.label(), "outcome", outcome.label());
            }
        }
        decisions();
    }

    /** Begins those of a gateway that reads Kafka. */
    void beginKafka() {
        begin("lockkeeper_kafka_dead_letters_total", "reason", ProblemKind.values(), ProblemKind::label);
    }

    /** Begins those of a gateway that takes routes from a folder. */
    void beginReloads() {
        begin("lockkeeper_routes_reloads_total", "outcome", ReloadMetrics.Outcome.values(), one -> one.label());
    }

    private void decisions() {
        for (Reason reason : Reason.values()) {
            if (reason == Reason.IN_DOUBT) {
                Arrays.stream(Doubt.values()).forEach(doubt -> decision(reason, doubt.label()));
            } else {
                decision(reason, reason.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void decision(Reason reason, String detail) {
        registry.counter("lockkeeper_decisions_total", "decision", reason.label(), "reason", detail);
    }

    private <T> void begin(String name, String label, T[] values, Function<T, String> text) {
        Arrays.stream(values).forEach(value -> registry.counter(name, label, text.apply(value)));
    }
}
