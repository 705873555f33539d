package io.lockkeeper.wiring;

import io.lockkeeper.incident.LiveView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows how far the live view can be relied on, and what it must never see. */
final class ViewGauges {

    private static final String DOUBT = "all: 1 while every incident is in doubt; incidents: how many are on their own";

    private ViewGauges() {}

    /** Registers them. */
    static void register(LiveView view, MeterRegistry registry) {
        Gauge.builder("lockkeeper_view_age_seconds", view, one -> one.age().toMillis() / 1000.0)
                .description("time since the view was last known to have caught up")
                .register(registry);
        Gauge.builder("lockkeeper_view_in_doubt", view, one -> one.doubt().isPresent() ? 1 : 0)
                .description(DOUBT)
                .tag("scope", "all")
                .register(registry);
        Gauge.builder("lockkeeper_view_in_doubt", view, one -> one.counts().inDoubt())
                .description(DOUBT)
                .tag("scope", "incidents")
                .register(registry);
        Gauge.builder("lockkeeper_active_requests", view, one -> one.counts().active())
                .description("requests that are active, whoever created them")
                .register(registry);
        Gauge.builder("lockkeeper_duplicate_active_requests", view, one -> one.counts()
                        .contested())
                .description("incidents with more than one active request: must be 0")
                .register(registry);
    }
}
