package io.lockkeeper.incident;

import java.util.List;

/**
 * What a consistent list of requests showed, one without a resourceVersion in its query.
 *
 * @param requests all that there were
 * @param resourceVersion of the list: what it lacks and was written no later than this is gone
 * @param sentAt when its first page was asked for, by the clock of the view, in nanoseconds
 */
public record Listing(List<KnownRequest> requests, String resourceVersion, long sentAt) {

    /** Returns whether the list proves that a request which it lacks is gone, rather than made after the list. */
    boolean outdates(KnownRequest request) {
        return KnownRequest.compareVersions(request.resourceVersion(), resourceVersion) <= 0;
    }
}
