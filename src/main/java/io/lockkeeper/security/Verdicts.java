package io.lockkeeper.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of late. Whoever comes with the same token while one is sought waits for that one. This class is
 * threadsafe.
 */
final class Verdicts {

    /** How many are kept. */
    static final int MOST = 10_000;

    private final AsyncCache<String, Verdict> verdicts;
    private final String audience;
    private final byte[] salt = new byte[32];

    /**
     * Makes one that has none.
     *
     * @param audience that all of them are about, null for the API server's own
     * @param ticker monotonic clock
     */
    Verdicts(@Nullable String audience, Ticker ticker) {
        this.audience = audience == null ? "" : audience;
        this.verdicts = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, Verdict>writing((key, verdict) -> verdict.keep()))
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
        new SecureRandom().nextBytes(salt);
    }

    /** Returns the one about a token, which is sought where there is none. */
    Verdict about(String token, Supplier<Verdict> search) {
        CompletableFuture<Verdict> mine = new CompletableFuture<>();
        CompletableFuture<Verdict> other = verdicts.asMap().putIfAbsent(key(token), mine);
        return other == null ? find(search, mine) : other.join();
    }

    private static Verdict find(Supplier<Verdict> search, CompletableFuture<Verdict> mine) {
        try {
            Verdict verdict = search.get();
            mine.complete(verdict);
            return verdict;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /** Nobody who sees the memory of this process learns a token from it, or tries out here which one it was. */
    private String key(String token) {
        return HexFormat.of().formatHex(HmacSha256.of(salt, (audience + "\n" + token).getBytes(UTF_8)));
    }
}
