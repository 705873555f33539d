package io.lockkeeper.steps;

import io.lockkeeper.incident.Outcome.Rejection;

/** What is counted where alerts are handled. */
@FunctionalInterface
public interface SignalMetrics {

    /** One alert was rejected. */
    void rejected(Rejection reason);
}
