package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests that nobody who means well sends. Each is one of these, written to a connection of its own, byte by byte. */
enum Hostile {
    /** A good alert of nobody. */
    NO_TOKEN,
    /** A token that was made up, another one each time. */
    GARBAGE_TOKEN,
    /** One that has ended long ago. */
    EXPIRED_TOKEN,
    /** More than a body may have, and says so. */
    DECLARED_TOO_LONG,
    /** More than a body may have, in chunks. */
    STREAMED_TOO_LONG,
    /** The second half of it never comes. */
    SLOW,
    /** JSON that is none. */
    MALFORMED,
    /** JSON that is nested without end. */
    NESTED,
    /** Headers that steer routes, proxies or API servers elsewhere. */
    HEADERS,
    /** Two lengths, of which a proxy may believe another one than the gateway. */
    SMUGGLED,
    /** Paths that lead elsewhere. */
    PATH,
    /** Methods that are not for here. */
    METHOD;

    private static final int TOO_LONG = 300_000;

    /** In milliseconds: some are never answered, because what they announce does not come. */
    private static final int PATIENCE = 5_000;

    private static final List<String> PATHS = List.of(
            "/api/v1/signals/../../../readyz",
            "/api/v1/signals/%2e%2e/%2e%2e/actuator/env",
            "//api//v1//signals//prometheus",
            "/api/v1/signals/prometheus;jsessionid=1",
            "/api/v1/signals/prometheus%00.png",
            "/actuator/heapdump",
            "/error",
            "http://169.254.169.254/latest/meta-data",
            "/" + "a".repeat(7000),
            "*");
    private static final List<String> METHODS = List.of("TRACE", "CONNECT", "PUT", "DELETE", "OPTIONS", "BREW");
    private static final String STEERING =
            """
            CamelHttpUri: http://169.254.169.254/
            CamelKubernetesCRDInstance: {}
            LockkeeperFormat: generic
            LockkeeperAdmitted: true
            X-Auth-Request-User: system:admin
            Impersonate-User: system:admin
            Impersonate-Group: system:masters
            X-Forwarded-For: 127.0.0.1, ${jndi:ldap://x}
            X-Original-URL: /readyz
            dryRun: true
            """
                    .replace("\n", "\r\n");

    /**
     * Sends one.
     *
     * @param good a token that is let in
     * @param expired one that was
     * @return what was answered, empty where nothing was; null where the connection stays open and waits
     */
    @Nullable
    String send(Socket socket, String good, String expired, String alert, Random random) throws IOException {
        socket.setSoTimeout(PATIENCE);
        OutputStream out = socket.getOutputStream();
        String target = this == PATH ? PATHS.get(random.nextInt(PATHS.size())) : "/api/v1/signals/prometheus";
        String method = this == METHOD ? METHODS.get(random.nextInt(METHODS.size())) : "POST";
        String head = method + " " + target + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n" + headers(good, expired, random);
        String body = body(alert, random);
        String length = this == DECLARED_TOO_LONG ? "1000000000" : Integer.toString(body.length());
        try {
            out.write((head + (this == STREAMED_TOO_LONG ? "Transfer-Encoding: chunked" : "Content-Length: " + length)
                            + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
            out.write((this == STREAMED_TOO_LONG ? chunked(body) : body).getBytes(ISO_8859_1), 0, sent(body));
            out.flush();
        } catch (IOException e) {
            // It was answered before all of it was sent.
            return answer(socket);
        }
        return this == SLOW ? null : answer(socket);
    }

    private int sent(String body) {
        if (this == STREAMED_TOO_LONG) {
            return chunked(body).length();
        }
        return this == SLOW ? body.length() / 2 : body.length();
    }

    private String headers(String good, String expired, Random random) {
        return switch (this) {
            case GARBAGE_TOKEN -> "Authorization: Bearer " + Long.toHexString(random.nextLong()) + "\r\n";
            case EXPIRED_TOKEN -> "Authorization: Bearer " + expired + "\r\n";
            case DECLARED_TOO_LONG, STREAMED_TOO_LONG, SLOW, MALFORMED, NESTED ->
                "Authorization: Bearer " + good + "\r\n";
            case HEADERS -> STEERING;
            case SMUGGLED -> random.nextBoolean() ? "Content-Length: 0\r\n" : "Transfer-Encoding: chunked\r\n";
            default -> "";
        };
    }

    private String body(String alert, Random random) {
        return switch (this) {
            case STREAMED_TOO_LONG -> alert + " ".repeat(TOO_LONG);
            case MALFORMED -> alert.substring(0, 1 + random.nextInt(alert.length() - 2));
            case NESTED -> "{\"version\": \"4\", \"alerts\": " + "[".repeat(100_000);
            default -> alert;
        };
    }

    private static String chunked(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    private static String answer(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            // It was closed without a word, or reset after one that was lost.
            return "";
        }
    }
}
