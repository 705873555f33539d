package io.lockkeeper.security;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in, as it is set.
 *
 * @param enabled whether anybody is asked who he is
 * @param audience that tokens are for, null for the API server's own
 * @param positive how long a token that was accepted is not asked about again
 * @param negative how long one that was refused is not
 * @param reviews how many tokens are asked about at once
 * @param signatures by the id of the route that takes them
 * @param trustedProxies networks of proxies whose word about the client's address counts, as {@code 10.0.0.0/8}
 */
public record EntryRules(
        boolean enabled,
        @Nullable String audience,
        Duration positive,
        Duration negative,
        int reviews,
        Map<String, Signed> signatures,
        List<String> trustedProxies) {

    /**
     * Signatures that a route takes.
     *
     * @param keysFile where the keys are, one a line
     * @param window how much the time of a signature and ours may differ
     */
    public record Signed(Path keysFile, Duration window) {}
}
