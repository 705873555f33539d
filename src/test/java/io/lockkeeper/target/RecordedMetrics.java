package io.lockkeeper.target;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was counted, in order: {@code Pod not_found}, {@code discovery apps}. */
final class RecordedMetrics implements TargetMetrics {

    private final List<String> counts = new CopyOnWriteArrayList<>();

    @Override
    public void lookedUp(String kind, Outcome outcome) {
        counts.add(kind + " " + outcome.label());
    }

    @Override
    public void discoveryRefreshFailed(String group) {
        counts.add("discovery " + group);
    }

    List<String> counts() {
        return List.copyOf(counts);
    }
}
