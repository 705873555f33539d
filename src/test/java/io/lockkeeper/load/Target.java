package io.lockkeeper.load;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests go. Meant for gateways on the loopback interface, or ones that the caller may load; nothing here
 * restrains it.
 *
 * @param urls the gateways' base URLs, used in turn
 * @param path the path of the signals' endpoint, below each of them
 * @param token the bearer token, or null to send none
 */
public record Target(List<URI> urls, String path, @Nullable String token) {
    /** The endpoint for Alertmanager's webhooks. */
    public static final String PROMETHEUS = "/api/v1/signals/prometheus";

    /** Refuses no URL at all, ones that are not absolute http URLs, and a relative path, naming the option. */
    public Target {
        urls = List.copyOf(urls);
        Check.that(!urls.isEmpty(), "url", "at least one is required");
        for (URI url : urls) {
            Check.that(isHttp(url), "url", "must be http://host:port or https://host:port, but is '" + url + "'");
        }
        Check.that(path.startsWith("/"), "path", "must begin with /, but is '" + path + "'");
        Check.that(token == null || !token.isBlank(), "token", "must not be blank");
    }

    /** Returns the Alertmanager endpoint of these gateways, without a token. */
    public static Target of(URI... urls) {
        return new Target(List.of(urls), PROMETHEUS, null);
    }

    /** Returns this target with a bearer token. */
    public Target withToken(String other) {
        return new Target(urls, path, other);
    }

    /** Returns the endpoint that the turn falls on; turns count from 0. */
    URI endpoint(long turn) {
        URI base = urls.get((int) (turn % urls.size()));
        return URI.create(base.toString().replaceFirst("/+$", "") + path);
    }

    private static boolean isHttp(URI url) {
        boolean scheme = Objects.equals(url.getScheme(), "http") || Objects.equals(url.getScheme(), "https");
        return scheme && url.getHost() != null;
    }

    /** Returns the URLs and the path; never the token. */
    @Override
    public String toString() {
        return "Target[" + urls + path + "]";
    }
}
