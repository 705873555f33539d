package io.lockkeeper.wiring;

import io.lockkeeper.alert.AlertMetrics;
import io.lockkeeper.cluster.ApiMetrics;
import io.lockkeeper.cluster.CallQueue;
import io.lockkeeper.cluster.WriteBreaker;
import io.lockkeeper.incident.LiveView;
import io.lockkeeper.kafka.KafkaMetrics;
import io.lockkeeper.lease.LockMetrics;
import io.lockkeeper.reload.ReloadMetrics;
import io.lockkeeper.reload.RouteReloader;
import io.lockkeeper.remediation.ManifestMetrics;
import io.lockkeeper.remediation.OccurrenceRecorder;
import io.lockkeeper.security.SecurityMetrics;
import io.lockkeeper.steps.SignalMetrics;
import io.lockkeeper.target.TargetMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;

/** Records what the packages count, under the names that dashboards of the Go gateway know where it has them. */
final class Metrics
        implements AlertMetrics,
                ApiMetrics,
                KafkaMetrics,
                SecurityMetrics,
                TargetMetrics,
                ManifestMetrics,
                LockMetrics,
                ReloadMetrics {

    private static final Duration[] BUCKETS = IntStream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final SignalMetrics signals;
    private final InitialSeries initial;
    private final Map<String, Double> lags = new ConcurrentHashMap<>();

    private Metrics(MeterRegistry registry) {
        this.registry = registry;
        this.signals = new SignalCounters(registry);
        this.initial = new InitialSeries(registry);
        initial.begin();
    }

    /** Returns the metrics of a context, in the registry where Camel has the meters of its routes. */
    static Metrics of(CamelContext context) {
        return new Metrics(MicrometerUtils.getOrCreateMeterRegistry(
                context.getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME));
    }

    /** Returns where alerts are counted. */
    SignalMetrics signals() {
        return signals;
    }

    /** Shows whether a condition of readiness holds. */
    void show(Gate gate) {
        Gauge.builder("lockkeeper_gate_state", gate, Gate::state)
                .description("0 open, 1 open and not all is as it should be, 2 shut: not ready")
                .tag("gate", gate.getId())
                .register(registry);
    }

    /** Shows the state of the breaker. */
    void show(WriteBreaker breaker) {
        Gauge.builder("gateway_circuit_breaker_state", breaker, WriteBreaker::state)
                .description("0 closed, 1 half-open, 2 open")
                .tag("name", WriteBreaker.NAME)
                .register(registry);
    }

    /** Shows how many calls to the API server wait for their turn. */
    void show(CallQueue queue) {
        Gauge.builder("lockkeeper_api_requests_waiting", queue, CallQueue::waiting)
                .description("calls to the API server that wait for their turn")
                .register(registry);
    }

    /** Shows how many alerts are not yet counted. */
    void show(OccurrenceRecorder recorder) {
        Gauge.builder("lockkeeper_occurrences_pending", recorder, OccurrenceRecorder::pending)
                .description("alerts that are not yet counted on their request")
                .register(registry);
    }

    /** Shows how far the live view can be relied on, and what it must never see. */
    void show(LiveView view) {
        ViewGauges.register(view, registry);
    }

    /** Shows how often routes were exchanged. */
    void show(RouteReloader reloader) {
        initial.beginReloads();
        Gauge.builder("lockkeeper_routes_generation", reloader, one -> one.status()
                        .generation())
                .description("how often routes of the folder were taken over since the start")
                .register(registry);
    }

    @Override
    public void reloaded(ReloadMetrics.Outcome outcome) {
        registry.counter("lockkeeper_routes_reloads_total", "outcome", outcome.label())
                .increment();
    }

    @Override
    public void called(String verb, String resource, String code, Duration took) {
        histogram("lockkeeper_api_requests_seconds")
                .tags("verb", verb, "resource", resource, "code", code)
                .register(registry)
                .record(took);
    }

    @Override
    public void lookedUp(String kind, TargetMetrics.Outcome outcome) {
        registry.counter("gateway_owner_resolution_total", "kind", kind, "outcome", outcome.label())
                .increment();
    }

    @Override
    public void discoveryRefreshFailed(String group) {
        registry.counter("gateway_discovery_refresh_errors_total").increment();
    }

    @Override
    public void acquired(LockMetrics.Outcome outcome, Duration waited) {
        registry.counter("lockkeeper_lock_acquisitions_total", "outcome", outcome.label())
                .increment();
        histogram("lockkeeper_lock_wait_seconds").register(registry).record(waited);
    }

    @Override
    public void lost() {
        registry.counter("lockkeeper_lock_lost_total").increment();
    }

    @Override
    public void released(LockMetrics.Release outcome, Duration held) {
        registry.counter("lockkeeper_lock_releases_total", "outcome", outcome.label())
                .increment();
        histogram("lockkeeper_lock_hold_seconds").register(registry).record(held);
    }

    @Override
    public void truncated() {
        truncated("request").increment();
    }

    @Override
    public void leftOut(int alerts) {
        truncated("sender").increment(alerts);
    }

    @Override
    public void deadLetter(String reason) {
        registry.counter("lockkeeper_kafka_dead_letters_total", "reason", reason)
                .increment();
    }

    @Override
    public void reviewed(SecurityMetrics.Kind kind, SecurityMetrics.Outcome outcome) {
        registry.counter("lockkeeper_auth_reviews_total", "kind", kind.label(), "outcome", outcome.label())
                .increment();
    }

    /** Shows what is counted of records of Kafka. */
    void showKafka() {
        initial.beginKafka();
    }

    @Override
    public void lag(String topic, double records) {
        if (lags.put(topic, records) == null) {
            Gauge.builder("lockkeeper_kafka_lag", lags, all -> all.getOrDefault(topic, Double.NaN))
                    .description("records that the group has not committed")
                    .tag("topic", topic)
                    .register(registry);
        }
    }

    /** Buckets for whatever takes from a millisecond to the longest that a request may take. */
    private static Timer.Builder histogram(String name) {
        return Timer.builder(name).serviceLevelObjectives(BUCKETS);
    }

    private Counter truncated(String by) {
        return registry.counter("lockkeeper_alerts_truncated_total", "by", by);
    }
}
