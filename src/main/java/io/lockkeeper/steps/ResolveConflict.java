package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.LiveView;
import io.lockkeeper.remediation.RemediationRequests;
import io.lockkeeper.steps.SignalMetrics.Conflict;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds out whose request has the name that the API server refused. With this handling's own delivery id it is ours,
 * only the reply was lost, and the body becomes what is stored. Otherwise what was read is laid over the view, and the
 * body becomes the alert again, about which the loop decides anew; by a list, where the line of the incident is not as it
 * should be, or where the view has missed so many of its links that one list is cheaper than to go on link by link.
 */
public final class ResolveConflict implements Processor {

    /** Names refused in one handling before its incident is listed: fewer than it is decided about by default. */
    static final int MOST_STEPS = 4;

    private final RemediationRequests requests;
    private final LiveView view;
    private final SignalMetrics metrics;

    /** Makes the step. */
    public ResolveConflict(RemediationRequests requests, LiveView view, SignalMetrics metrics) {
        this.requests = requests;
        this.view = view;
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) {
        String name = Signal.get(exchange, Signal.DECISION, Decision.Open.class)
                .link()
                .name();
        Optional<KnownRequest> holder = requests.find(name, Signal.get(exchange, Signal.DEADLINE, Deadline.class));
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        Fingerprint fingerprint =
                Signal.get(exchange, Signal.INCIDENT, Incident.class).fingerprint();
        holder.ifPresent(view::lay);
        String delivery = Signal.get(exchange, Signal.DELIVERY, String.class);
        Optional<KnownRequest> ours =
                holder.filter(request -> request.delivery().equals(delivery));
        Conflict conflict = ours.isPresent() ? Conflict.OURS : conflict(exchange, name, holder, fingerprint);
        metrics.conflicted(conflict);
        if (conflict == Conflict.ODD || conflict == Conflict.GONE) {
            view.distrust(fingerprint);
        }
        exchange.getMessage().setBody(ours.<Object>map(found -> found).orElse(alert));
    }

    /** Not there, it was deleted since it was refused; of another fingerprint, somebody else gives such names. */
    private static Conflict conflict(
            Exchange exchange, String name, Optional<KnownRequest> holder, Fingerprint fingerprint) {
        boolean odd = isOddWalk(exchange, name);
        if (holder.isEmpty()) {
            return Conflict.GONE;
        }
        return odd || !holder.get().fingerprint().equals(fingerprint.value()) ? Conflict.ODD : Conflict.OTHER;
    }

    /** Returns whether the line leads back to a name that was refused before, or seems to have no end. */
    private static boolean isOddWalk(Exchange exchange, String name) {
        Set<?> before = exchange.getProperty(Signal.REFUSED_NAMES, Set.of(), Set.class);
        Set<Object> now = new HashSet<>(before);
        boolean again = !now.add(name);
        exchange.setProperty(Signal.REFUSED_NAMES, now);
        return again || now.size() >= MOST_STEPS;
    }
}
