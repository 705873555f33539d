package io.lockkeeper.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether requests are created by others, who give them names of their own: they bear no sequence. */
final class OtherCreators {

    /** How long a creator is taken to be still there after the last request that it made. */
    static final Duration MEMORY = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(OtherCreators.class);

    private int active;
    private Instant last = Instant.MIN;
    private boolean told;

    /** Counts the requests of a fingerprint. */
    void enter(List<KnownRequest> line) {
        for (KnownRequest request : line) {
            if (!request.isLink()) {
                active += request.isActive() ? 1 : 0;
                seen(request.created());
            }
        }
    }

    /** Notes that one was at work then. */
    void seen(Instant then) {
        last = then.isAfter(last) ? then : last;
    }

    /** Takes back what was counted for the requests of a fingerprint. */
    void leave(List<KnownRequest> line) {
        active -= (int) line.stream()
                .filter(request -> !request.isLink() && request.isActive())
                .count();
    }

    /**
     * Returns whether one of theirs is active, or one of them was at work lately.
     *
     * @param now by the clock of the API server
     */
    boolean arePresent(Instant now) {
        boolean present = active > 0 || last.plus(MEMORY).isAfter(now);
        if (present != told) {
            told = present;
            tell();
        }
        return present;
    }

    private void tell() {
        if (told) {
            LOG.warn(
                    "Another gateway is at work here: RemediationRequests lack the annotation {}, or it holds a Lease. With"
                            + " lockkeeper.dedup.verify=auto a consistent list, up to 100 ms, now comes before each creation,"
                            + " until {} min after its last",
                    KnownRequest.SEQUENCE,
                    MEMORY.toMinutes());
        } else {
            LOG.info("No other gateway has been at work for {} min", MEMORY.toMinutes());
        }
    }
}
