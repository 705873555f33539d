package io.lockkeeper.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A view that has listed everything and is in doubt about nothing, for tests outside of this package. */
public final class SyncedView {

    private SyncedView() {}

    /** Returns one that holds these. */
    public static LiveView holding(List<KnownRequest> requests) {
        LiveView view =
                new LiveView(new ViewTimes(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1)), System::nanoTime);
        view.start(new Listing(requests, "1000000", view.now()));
        return view;
    }

    /** Returns the first request of an incident in one of its states; they were made one a second. */
    public static KnownRequest active(Fingerprint fingerprint, int number, String resourceVersion) {
        return new KnownRequest(
                "kubernaut-system",
                "rr-" + number,
                "u-" + number,
                resourceVersion,
                fingerprint.value(),
                "shop",
                1,
                "",
                Instant.EPOCH.plusSeconds(number),
                "",
                "",
                null,
                false,
                null);
    }
}
