package io.lockkeeper.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.MalformedAlert;
import io.lockkeeper.alert.Received;
import io.lockkeeper.explain.Explanation.Candidate;
import io.lockkeeper.explain.Explanation.DecisionNote;
import io.lockkeeper.explain.Explanation.Label;
import io.lockkeeper.http.SignalAnswer;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Outcome.Dismissal;
import io.lockkeeper.incident.Outcome.Rejected;
import io.lockkeeper.incident.Outcome.Rejection;
import io.lockkeeper.target.ScopeReport;
import io.lockkeeper.target.SearchReport;
import io.lockkeeper.target.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation of one alert that is not finished. */
final class Draft {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Received received;
    private final List<String> unverified = new ArrayList<>();
    private List<Candidate> candidates = List.of();
    private List<String> way = List.of();
    private List<Label> scope = List.of();
    private @Nullable Target target;
    private @Nullable Fingerprint likely;
    private @Nullable DecisionNote decision;
    private @Nullable JsonNode request;
    private @Nullable Outcome outcome;

    /** Begins one. Of an alert about which there is nothing to do, there is nothing to be added. */
    Draft(Received received) {
        this.received = received;
        if (received instanceof MalformedAlert malformed) {
            outcome = new Outcome.Failed(received.index(), received.name(), malformed.fault());
        } else if (received instanceof Alert alert && !alert.isFiring()) {
            Dismissal reason = alert.state() == Alert.State.NORMAL ? Dismissal.NORMAL_EVENT : Dismissal.RESOLVED;
            outcome = new Outcome.Ignored(received.index(), received.name(), reason);
        }
    }

    /** Adds what the search came to, finished or not. */
    void searched(SearchReport search) {
        candidates = search.candidates().stream()
                .map(candidate -> new Candidate(
                        candidate.resource().identity(),
                        candidate.rank(),
                        candidate.finding().label()))
                .toList();
        way = search.way().stream().map(Target::identity).toList();
        target = search.target().orElse(null);
        if (search.resolution() == null) {
            likely = search.likely().map(Fingerprint::of).orElse(null);
        } else if (target == null) {
            outcome = Rejected.of(received.index(), received.name(), search.resolution());
        }
    }

    /** Adds whether the target is managed. */
    void scoped(Target found, ScopeReport report) {
        scope = report.labels().stream()
                .map(label ->
                        new Label(label.resource().identity(), label.finding().label(), label.value()))
                .toList();
        if (Boolean.FALSE.equals(report.managed())) {
            outcome = new Rejected(received.index(), received.name(), Rejection.UNMANAGED_RESOURCE, found);
        }
    }

    /** Adds what would be decided about the incident. */
    void decided(DecisionNote note) {
        decision = note;
    }

    /** Adds the request that would be created, in JSON. */
    void rendered(String manifest) {
        try {
            request = JSON.readTree(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest that is no JSON", e);
        }
    }

    /** Adds something that could not be found out. */
    void unverified(String what) {
        unverified.add(what);
    }

    /** Returns what there is. */
    Explanation explanation() {
        SignalAnswer answer = outcome == null ? null : SignalAnswer.of(outcome);
        String fingerprint = target == null ? null : Fingerprint.of(target).value();
        return new Explanation(
                received.index(),
                received.name(),
                answer == null ? status() : answer.status(),
                answer == null ? message() : answer.message(),
                candidates,
                way,
                target == null ? null : target.identity(),
                scope,
                fingerprint,
                likely == null ? null : likely.value(),
                decision,
                request,
                answer == null ? null : answer.rejection(),
                List.copyOf(unverified));
    }

    private String status() {
        if (!unverified.isEmpty()) {
            return "unverified";
        }
        return request == null ? "duplicate" : "created";
    }

    private String message() {
        if (!unverified.isEmpty()) {
            return "what becomes of it depends on what could not be verified";
        }
        return request == null
                ? "it would be counted on the RemediationRequest that stands"
                : "a RemediationRequest would be created";
    }
}
