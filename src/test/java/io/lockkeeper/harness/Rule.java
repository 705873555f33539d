package io.lockkeeper.harness;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A fault for the calls that match, until it is removed or used up. The first rule of a proxy that matches a call is the
 * only one that acts on it. This class is threadsafe.
 */
public final class Rule implements AutoCloseable {
    private final List<Rule> rules;
    private final Predicate<ApiCall> matcher;
    private final int limit;
    private final Fault fault;
    private final AtomicInteger used = new AtomicInteger();

    Rule(List<Rule> rules, Predicate<ApiCall> matcher, int limit, Fault fault) {
        this.rules = rules;
        this.matcher = matcher;
        this.limit = limit;
        this.fault = fault;
    }

    /** Returns how many calls it has acted on. */
    public int used() {
        return used.get();
    }

    /** Ends its effect on calls that come from now on. Removing twice is fine. */
    public void remove() {
        rules.remove(this);
    }

    /** Removes it. */
    @Override
    public void close() {
        remove();
    }

    /** Returns whether it acts on this call, which then counts as a use. */
    boolean takes(ApiCall call) {
        return matcher.test(call) && used.getAndUpdate(times -> Math.min(times + 1, limit)) < limit;
    }

    Fault fault() {
        return fault;
    }
}
