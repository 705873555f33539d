package io.lockkeeper.load;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how long a sender waits and whether it retries. */
final class PatienceOptions {
    private static final int RETRIES = 60;
    private static final Duration RETRY_CAP = Duration.ofSeconds(10);

    @Option(names = "--timeout", converter = DurationArgument.class, description = "of an attempt; default: 20s")
    private Duration timeout = Patience.once().timeout();

    @Option(names = "--retry-503", description = "send again what was answered 503 or 504, refused or cut off")
    private boolean retry503;

    @Option(
            names = "--retry-cap",
            converter = DurationArgument.class,
            description = "longest wait before a retry; default: 10s")
    private @Nullable Duration retryCap;

    @Option(names = "--max-retries", description = "how often one request is sent again; default: 60")
    private @Nullable Integer maxRetries;

    Patience patience() {
        if (retry503) {
            return new Patience(
                    timeout, maxRetries == null ? RETRIES : maxRetries, retryCap == null ? RETRY_CAP : retryCap);
        }
        Check.that(retryCap == null, "retry-cap", "only with --retry-503");
        Check.that(maxRetries == null, "max-retries", "only with --retry-503");
        return Patience.once().withTimeout(timeout);
    }
}
