package io.lockkeeper.remediation;

import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Link;
import io.lockkeeper.incident.Reason;
import java.util.Optional;

/**
 * The line of requests of one fingerprint, walked from its first link: each request's name follows from the one before,
 * so the walk needs no list, and whoever walks it meets every other creator at the first free name.
 */
public final class RequestLine {

    private final RemediationRequests requests;

    /** Makes the line's walker. */
    public RequestLine(RemediationRequests requests) {
        this.requests = requests;
    }

    /**
     * Returns what is to be done about an alert of this fingerprint: one GET for each request that stood before, and
     * one more.
     *
     * @throws io.lockkeeper.incident.DeadlineExceededException where the line is too long for the time that is left
     */
    public Decision decide(Fingerprint fingerprint, Deadline deadline) {
        Link link = Link.first(fingerprint);
        while (true) {
            Optional<KnownRequest> found = requests.find(link.name(), deadline);
            if (found.isEmpty()) {
                return new Decision.Open(link, new Check.None(), Reason.FIRST);
            }
            if (found.get().isActive()) {
                return new Decision.Known(found.get(), Reason.ACTIVE);
            }
            link = Link.after(fingerprint, found.get());
        }
    }
}
