package io.lockkeeper.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is to be done about an alert, from what is known of its incident. */
public sealed interface Decision {

    /** Returns why, as logs, metrics and answers say it. */
    Reason reason();

    /** Returns the same in detail: what an incident is in doubt for, as {@code deleted}; else the reason's own name. */
    default String detail() {
        return reason().name().toLowerCase(Locale.ROOT);
    }

    /**
     * A request stands for the incident: the alert is counted on it.
     *
     * @param request the one that stands
     */
    record Known(KnownRequest request, Reason reason) implements Decision {}

    /**
     * None stands: one is created as the next link of the incident's line, once the check has been made.
     *
     * @param link where in the line
     * @param check what has to be read before
     */
    record Open(Link link, Check check, Reason reason) implements Decision {

        @Override
        public String detail() {
            return check instanceof Check.Listing listing ? listing.doubt().label() : Decision.super.detail();
        }

        /** Returns the same with nothing left to be read. */
        public Open checked() {
            return new Open(link, new Check.None(), reason);
        }
    }

    /**
     * Decides about an alert. A request that stands is not doubted, because the write that counts on it says whether it
     * still does.
     *
     * @param requests all that are known of the fingerprint, in any order
     * @param doubt why they may not be all that there are, null where there is no doubt
     * @param now by the clock of the API server
     * @param leastInterval least time between the creation of two requests of a fingerprint
     */
    static Decision about(
            Fingerprint fingerprint,
            List<KnownRequest> requests,
            @Nullable Doubt doubt,
            Instant now,
            Duration leastInterval) {
        return last(requests, Order.LINE, KnownRequest::isActive)
                .map(active -> known(active, Reason.ACTIVE))
                .or(() -> last(requests, Order.SUPPRESSION, request -> request.isSuppressing(now))
                        .map(suppressing -> known(suppressing, Reason.SUPPRESSING)))
                .or(() -> last(requests, Order.AGE, request -> isRecent(request, now, leastInterval))
                        .map(recent -> known(recent, Reason.MIN_INTERVAL)))
                .orElseGet(() -> open(fingerprint, last(requests, Order.LINE, KnownRequest::isLink), doubt));
    }

    private static Decision known(KnownRequest request, Reason reason) {
        return new Known(request, reason);
    }

    private static Decision open(Fingerprint fingerprint, Optional<KnownRequest> newest, @Nullable Doubt doubt) {
        Link link = newest.map(before -> Link.after(fingerprint, before)).orElseGet(() -> Link.first(fingerprint));
        if (doubt != null) {
            return new Open(link, new Check.Listing(doubt), Reason.IN_DOUBT);
        }
        return newest.map(before -> new Open(link, new Check.Predecessor(before), Reason.RECURRENCE))
                .orElseGet(() -> new Open(link, new Check.None(), Reason.FIRST));
    }

    private static boolean isRecent(KnownRequest request, Instant now, Duration leastInterval) {
        return !leastInterval.isZero()
                && !request.deleting()
                && request.created().plus(leastInterval).isAfter(now);
    }

    private static Optional<KnownRequest> last(
            List<KnownRequest> requests, Comparator<KnownRequest> order, Predicate<KnownRequest> wanted) {
        return requests.stream().filter(wanted).max(order);
    }
}
