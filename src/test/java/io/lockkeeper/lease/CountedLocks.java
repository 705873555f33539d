package io.lockkeeper.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was counted, in its order: {@code immediate 0 ms}. */
final class CountedLocks implements LockMetrics {

    private final List<String> facts = new ArrayList<>();

    @Override
    public synchronized void acquired(Outcome outcome, Duration waited) {
        facts.add(outcome.label() + " " + waited.toMillis() + " ms");
    }

    @Override
    public synchronized void lost() {
        facts.add("lost");
    }

    @Override
    public synchronized void released(Release outcome, Duration held) {
        facts.add(outcome.label() + " after " + held.toMillis() + " ms");
    }

    /** Returns what was counted so far, and forgets it. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(facts);
        facts.clear();
        return taken;
    }
}
