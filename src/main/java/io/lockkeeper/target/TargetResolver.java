package io.lockkeeper.target;

import io.lockkeeper.alert.Alert;
import java.util.Optional;

/** Finds the resource that an alert is about: the workload that its {@code deployment} label names. */
public final class TargetResolver {

    /** Returns what the alert is about, empty where its labels name no workload. */
    public Optional<Target> resolve(Alert alert) {
        String name = alert.labels().getOrDefault("deployment", "");
        if (name.isBlank()) {
            return Optional.empty();
        }
        String namespace = alert.labels().getOrDefault("namespace", "default");
        return Optional.of(new Target(namespace, "Deployment", name, "apps/v1"));
    }
}
