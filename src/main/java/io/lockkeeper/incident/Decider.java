package io.lockkeeper.incident;

import java.time.Clock;
import java.util.List;

/**
 * Decides about alerts now. This class is threadsafe.
 *
 * @param view what is known of the requests
 * @param clock time of day of the API server
 */
public record Decider(LiveView view, Clock clock, DecisionRules rules) {

    /** Returns what is to be done about an alert of a fingerprint, by the view. */
    public Decision decide(Fingerprint fingerprint) {
        return view.decide(fingerprint, clock.instant(), rules);
    }

    /** Returns what is to be done about one where these are all the requests that there are. */
    public Decision decideAmong(Fingerprint fingerprint, List<KnownRequest> requests) {
        return Decision.about(fingerprint, requests, null, clock.instant(), rules.leastInterval());
    }

    /** Returns whether alerts are counted on a request, rather than a next one made for them. */
    public boolean takesDuplicates(KnownRequest request) {
        return decideAmong(new Fingerprint(request.fingerprint()), List.of(request)) instanceof Decision.Known;
    }
}
