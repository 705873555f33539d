package io.lockkeeper.harness;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;

/** Which headers a proxy passes on. */
final class Headers {
    /** What speaks about one connection (RFC 9110, 7.6.1), and the name of the server that this connection is to. */
    private static final Set<String> OF_ONE_CONNECTION =
            Set.of("host", "connection", "keep-alive", "transfer-encoding", "upgrade");

    private static final Set<String> OF_AN_UPGRADE = Set.of("connection", "upgrade");

    private Headers() {}

    /** Copies the headers that are meant for the other end, and those of an upgrade when this is one. */
    static void copy(MultiMap from, MultiMap to, boolean upgrade) {
        from.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OF_ONE_CONNECTION.contains(lower) || (upgrade && OF_AN_UPGRADE.contains(lower))) {
                to.add(name, value);
            }
        });
    }
}
