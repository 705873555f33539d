package io.lockkeeper.incident;

import io.lockkeeper.incident.StormLimits.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final Map<Incident, Integer> underWay = new HashMap<>();

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
     * Asks whether a request may be created for an incident. However many alerts of it ask, they make one request.
     *
     * @return which limit is against it; empty where none is, and then {@link #leave} is owed once the view has it
     */
    public synchronized Optional<Scope> enter(Incident incident) {
        Optional<Scope> against = underWay.containsKey(incident) ? Optional.empty() : against(namespace(incident));
        if (against.isEmpty()) {
            underWay.merge(incident, 1, Integer::sum);
        }
        return against;
    }

    /** Says that the request is in the view, or was not created. */
    public synchronized void leave(Incident incident) {
        underWay.computeIfPresent(incident, (key, before) -> before == 1 ? null : before - 1);
    }

    private Optional<Scope> against(String namespace) {
        Instant minuteAgo = clock.instant().minus(MINUTE);
        if (isReached(limits.maxActive(), () -> view.counts().active(), underWay.size())
                || isReached(limits.perMinute(), () -> view.createdSince(minuteAgo), underWay.size())) {
            return Optional.of(Scope.OVERALL);
        }
        int here = (int) underWay.keySet().stream()
                .filter(other -> namespace(other).equals(namespace))
                .count();
        return isReached(limits.namespaceMaxActive(), () -> view.active(namespace), here)
                        || isReached(limits.namespacePerMinute(), () -> view.createdSince(minuteAgo, namespace), here)
                ? Optional.of(Scope.NAMESPACE)
                : Optional.empty();
    }

    private static String namespace(Incident incident) {
        return incident.target().namespace();
    }

    private static boolean isReached(int limit, IntSupplier known, int underWay) {
        return limit > 0 && known.getAsInt() + underWay >= limit;
    }
}
