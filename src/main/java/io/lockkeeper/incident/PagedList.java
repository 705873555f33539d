package io.lockkeeper.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A consistent list of all requests, read page by page. Where a page does not come in time, what was read before is kept,
 * and reading on is slower.
 */
final class PagedList {

    private final RequestApi api;
    private final long sentAt;
    private final List<KnownRequest> read = new ArrayList<>();
    private Pace pace;
    private String token = "";

    /**
     * Makes one of which nothing is read.
     *
     * @param now by the clock of the view, in nanoseconds
     */
    PagedList(RequestApi api, long now) {
        this.api = api;
        this.sentAt = now;
        this.pace = api.pace();
    }

    /**
     * Reads what is not yet read, and returns all.
     *
     * @throws HttpTimeoutException where a page did not come in time; reading may go on
     * @throws KubernetesClientException where the API server does not give a page, which ends this list
     */
    Listing readOn() throws IOException, InterruptedException {
        String version;
        do {
            JsonNode page = page();
            page.path("items").forEach(item -> read.add(KnownRequest.of(item)));
            version = page.path("metadata").path("resourceVersion").asText();
            token = page.path("metadata").path("continue").asText();
        } while (!token.isEmpty());
        return new Listing(read, version, sentAt);
    }

    private JsonNode page() throws IOException, InterruptedException {
        try {
            return api.page(token, pace);
        } catch (HttpTimeoutException e) {
            throw slowedDown(e);
        }
    }

    private HttpTimeoutException slowedDown(HttpTimeoutException late) {
        Pace before = pace;
        pace = before.slower();
        HttpTimeoutException failure = new HttpTimeoutException(
                "after %d requests, the next %d were not listed within %d ms, now %d within %d ms"
                        .formatted(
                                read.size(),
                                before.size(),
                                before.patience().toMillis(),
                                pace.size(),
                                pace.patience().toMillis()));
        failure.initCause(late);
        return failure;
    }
}
