package io.lockkeeper.incident;

import java.time.Instant;
import java.util.Comparator;

/** Orders of requests, each total, so that all who know the same requests choose the same one. */
final class Order {

    private static final Comparator<KnownRequest> UID = Comparator.comparing(KnownRequest::uid);

    /** By place in the line. The time of creation would not do, for it is in whole seconds. */
    static final Comparator<KnownRequest> LINE =
            Comparator.comparingInt(KnownRequest::sequence).thenComparing(UID);

    /** By the end of their suppression. */
    static final Comparator<KnownRequest> SUPPRESSION =
            Comparator.comparing(Order::suppressedUntil).thenComparing(UID);

    /** By the time of creation. */
    static final Comparator<KnownRequest> AGE =
            Comparator.comparing(KnownRequest::created).thenComparing(LINE);

    private Order() {}

    private static Instant suppressedUntil(KnownRequest request) {
        Instant pause = request.nextAllowed();
        return request.awaitsReview() || pause == null ? Instant.MAX : pause;
    }
}
