package io.lockkeeper.explain;

import io.lockkeeper.explain.Explanation.DecisionNote;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Link;
import io.lockkeeper.incident.Reason;

/** Decisions in words. */
final class Decided {

    private Decided() {}

    /**
     * Returns what was decided, and why.
     *
     * @param namespace where a request would be created
     */
    static DecisionNote note(Decision decision, String namespace) {
        if (decision instanceof Decision.Known known) {
            KnownRequest request = known.request();
            return new DecisionNote(
                    known.reason().label(), request.namespace() + "/" + request.name(), why(known.reason(), request));
        }
        Decision.Open open = (Decision.Open) decision;
        return new DecisionNote(
                open.reason().label(), namespace + "/" + open.link().name(), why(open.link()));
    }

    private static String why(Reason reason, KnownRequest request) {
        String ended = "it has ended as " + request.phase();
        return switch (reason) {
            case SUPPRESSING ->
                request.nextAllowed() == null
                        ? ended + ", and its outcome " + request.outcome() + " keeps the next from being created"
                        : ended + ", and no next one may be created until " + request.nextAllowed();
            case MIN_INTERVAL -> ended + ", but was created less than lockkeeper.dedup.min-interval ago";
            default -> "it is active" + (request.phase().isEmpty() ? "" : ", in phase " + request.phase());
        };
    }

    private static String why(Link link) {
        return link.sequence() == 1
                ? "no RemediationRequest of this incident is known, so it would be the first"
                : "the one before has ended, so it would be number " + link.sequence() + " of its line";
    }
}
