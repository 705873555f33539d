package io.lockkeeper.http;

import java.util.Map;

/** Headers that every answer bears, and that tell a browser to make nothing of it. */
public final class SecurityHeaders {

    /** By name. */
    public static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "Content-Security-Policy", "default-src 'none'",
            "Referrer-Policy", "no-referrer");

    private SecurityHeaders() {}
}
