package io.lockkeeper.steps;

import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Outcome.Rejection;
import io.lockkeeper.incident.StormLimits.Scope;

/** What is counted where alerts are handled. */
public interface SignalMetrics {

    /** One alert was rejected. */
    void rejected(Rejection reason);

    /** One decision was made about an alert from what is known; there is one for each time that its incident changed. */
    void decided(Decision decision);

    /** One alert was left to its sender's retry because of a storm. */
    void restrained(Scope scope);
}
