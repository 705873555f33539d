package io.lockkeeper.alert;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Alerts for tests, which say of each no more than what matters to them. */
public final class SampleAlert {

    private int index;
    private String name = "A";
    private String severity = "warning";
    private Alert.State state = Alert.State.FIRING;
    private Instant firingTime = Instant.EPOCH;
    private boolean single;
    private Map<String, String> labels = Map.of();
    private Map<String, String> annotations = Map.of();
    private @Nullable NamedResource resource;
    private Supplier<String> payload = () -> "{}";

    /** Sets its place. */
    public SampleAlert at(int place) {
        index = place;
        return this;
    }

    /** Sets its name. */
    public SampleAlert named(String text) {
        name = text;
        return this;
    }

    /** Sets its severity. */
    public SampleAlert severity(String text) {
        severity = text;
        return this;
    }

    /** Sets its state. */
    public SampleAlert state(Alert.State now) {
        state = now;
        return this;
    }

    /** Sets since when it fires. */
    public SampleAlert since(Instant time) {
        firingTime = time;
        return this;
    }

    /** Has it told once alone. */
    public SampleAlert single() {
        single = true;
        return this;
    }

    /** Sets its labels. */
    public SampleAlert labels(Map<String, String> map) {
        labels = map;
        return this;
    }

    /** Sets its annotations. */
    public SampleAlert annotations(Map<String, String> map) {
        annotations = map;
        return this;
    }

    /** Sets what it names as its resource. */
    public SampleAlert about(NamedResource named) {
        resource = named;
        return this;
    }

    /** Sets its payload. */
    public SampleAlert payload(String text) {
        payload = () -> text;
        return this;
    }

    /** Returns it. */
    public Alert build() {
        return new Alert(
                index,
                "prometheus",
                name,
                severity,
                state,
                firingTime,
                new Sighting("alerts[" + index + "].startsAt", firingTime, single),
                labels,
                annotations,
                resource,
                payload);
    }
}
