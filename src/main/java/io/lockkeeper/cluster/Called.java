package io.lockkeeper.cluster;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call to the API server asks for, as permissions name it.
 *
 * @param verb such as {@code list}
 * @param resource such as {@code leases} or {@code remediationrequests/status}
 */
record Called(String verb, String resource) {

    /** The resource of what is none. */
    static final String OTHER = "other";

    private static final Pattern RESOURCE = Pattern.compile("/(?:api/[^/]+|apis/[^/]+/[^/]+)(?:/namespaces/[^/]+(?=/))?"
            + "/(?<resource>[^/]+)(?<name>/[^/]+)?(?<part>/[^/]+)?/?");
    private static final Pattern WATCH = Pattern.compile("(^|&)watch=(true|1)(&|$)");
    private static final Map<String, String> VERBS =
            Map.of("POST", "create", "PUT", "update", "PATCH", "patch", "DELETE", "delete");

    /** Returns what a request asks for. */
    static Called of(String method, URI uri) {
        Matcher path = RESOURCE.matcher(uri.getPath());
        if (!path.matches()) {
            return new Called(VERBS.getOrDefault(method, "get"), OTHER);
        }
        boolean collection = path.group("name") == null;
        String part = path.group("part") == null ? "" : path.group("part");
        return new Called(
                VERBS.getOrDefault(method, collection ? read(uri.getQuery()) : "get"), path.group("resource") + part);
    }

    private static String read(@Nullable String query) {
        return query != null && WATCH.matcher(query).find() ? "watch" : "list";
    }
}
