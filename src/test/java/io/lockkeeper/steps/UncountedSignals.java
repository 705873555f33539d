package io.lockkeeper.steps;

import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Outcome.Rejection;
import io.lockkeeper.incident.StormLimits.Scope;

/** Counts nothing. */
public class UncountedSignals implements SignalMetrics {

    @Override
    public void received(String source, String severity) {}

    @Override
    public void created(String source) {}

    @Override
    public void deduplicated(String alertName) {}

    @Override
    public void dropped(String reason) {}

    @Override
    public void creationFailed(String kind) {}

    @Override
    public void conflicted(Conflict resolution) {}

    @Override
    public void rejected(Rejection reason) {}

    @Override
    public void decided(Decision decision) {}

    @Override
    public void restrained(Scope scope) {}
}
