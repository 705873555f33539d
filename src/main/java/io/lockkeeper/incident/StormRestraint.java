package io.lockkeeper.incident;

import io.lockkeeper.incident.StormLimits.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Restrains a storm: lets no more requests be created than the limits say. It goes by the view, and by what this process
 * is about to create; what other replicas are about to create it does not know, so together they may go over a limit by
 * as many as they have under way. This class is threadsafe.
 */
public final class StormRestraint {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LiveView view;
    private final Clock clock;
    private final StormLimits limits;
    private final Map<String, Integer> underWay = new HashMap<>();
    private int allUnderWay;

    /**
     * Makes it.
     *
     * @param clock time of day of the API server
     */
    public StormRestraint(LiveView view, Clock clock, StormLimits limits) {
        this.view = view;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Asks whether a request may be created.
     *
     * @param namespace of the resource that it is about, empty where that has none
     * @return which limit is against it; empty where none is, and then {@link #leave} is owed once the view has it
     */
    public synchronized Optional<Scope> enter(String namespace) {
        if (isReached(limits.maxActive(), () -> view.counts().active(), allUnderWay)
                || isReached(
                        limits.perMinute(),
                        () -> view.createdSince(clock.instant().minus(MINUTE)),
                        allUnderWay)) {
            return Optional.of(Scope.OVERALL);
        }
        int here = underWay.getOrDefault(namespace, 0);
        if (isReached(limits.namespaceMaxActive(), () -> view.active(namespace), here)
                || isReached(
                        limits.namespacePerMinute(),
                        () -> view.createdSince(clock.instant().minus(MINUTE), namespace),
                        here)) {
            return Optional.of(Scope.NAMESPACE);
        }
        underWay.merge(namespace, 1, Integer::sum);
        allUnderWay++;
        return Optional.empty();
    }

    /** Says that the request is in the view, or was not created. */
    public synchronized void leave(String namespace) {
        underWay.computeIfPresent(namespace, (key, before) -> before == 1 ? null : before - 1);
        allUnderWay--;
    }

    private static boolean isReached(int limit, IntSupplier known, int underWay) {
        return limit > 0 && known.getAsInt() + underWay >= limit;
    }
}
