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
                last = request.created().isAfter(last) ? request.created() : last;
            }
        }
    }

    /** Takes back what was counted for the requests of a fingerprint. */
    void leave(List<KnownRequest> line) {
        active -= (int) line.stream()
                .filter(request -> !request.isLink() && request.isActive())
                .count();
    }

    /**
     * Returns whether one of theirs is active, or was made lately.
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
                    "Another gateway creates RemediationRequests here, without the annotation {}. With"
                            + " lockkeeper.dedup.verify=auto a consistent list, up to 100 ms, now comes before each creation,"
                            + " until {} min after the last of theirs",
                    KnownRequest.SEQUENCE,
                    MEMORY.toMinutes());
        } else {
            LOG.info("No other gateway has created RemediationRequests for {} min", MEMORY.toMinutes());
        }
    }
}
