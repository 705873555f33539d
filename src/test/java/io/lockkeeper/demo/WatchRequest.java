package io.lockkeeper.demo;

import io.fabric8.mockwebserver.http.HttpUrl;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a watch is asked for.
 *
 * @param listPath path and selectors of what to watch
 * @param version after which it begins; 0 for one that begins with all objects
 * @param atMost how long it runs
 * @param bookmarks whether it may tell how far it is
 */
record WatchRequest(String listPath, long version, Duration atMost, boolean bookmarks) {

    private static final Set<String> TRUE = Set.of("1", "true");
    private static final String DEFAULT_SECONDS = "1800";

    /** Reads one, empty where the request is for something else. */
    static Optional<WatchRequest> of(RecordedRequest request) {
        HttpUrl url = HttpUrl.parse("http://" + DemoApi.HOST + request.getPath());
        if (!request.getMethod().equals("GET") || !TRUE.contains(parameter(url, "watch", ""))) {
            return Optional.empty();
        }
        return Optional.of(new WatchRequest(
                request.getPath().replaceFirst("([?&])watch=[^&]*", "$1"),
                Long.parseLong(parameter(url, "resourceVersion", "0")),
                Duration.ofSeconds(Long.parseLong(parameter(url, "timeoutSeconds", DEFAULT_SECONDS))),
                TRUE.contains(parameter(url, "allowWatchBookmarks", ""))));
    }

    /** Returns the path of what to watch, without selectors. */
    String path() {
        return listPath.replaceFirst("\\?.*", "");
    }

    private static String parameter(HttpUrl url, String name, String absent) {
        String value = url.queryParameter(name);
        return value == null || value.isEmpty() ? absent : value;
    }
}
