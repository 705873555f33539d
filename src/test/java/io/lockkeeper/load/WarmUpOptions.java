package io.lockkeeper.load;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what comes before the run. */
final class WarmUpOptions {
    @Option(
            names = "--warm-up",
            converter = DurationArgument.class,
            description = "time for which the same load is sent before, unmeasured; default: none")
    private @Nullable Duration duration;

    @Option(names = "--warm-up-same", description = "warm up with the workloads of the run; default: with others")
    private boolean same;

    @Option(names = "--begin", description = "file that the run waits for once it is warm; default: begin at once")
    private @Nullable Path begin;

    /** Returns what comes before, null for nothing. */
    @Nullable
    WarmUp warmUp() {
        if (duration == null) {
            Check.that(!same, "warm-up-same", "only with --warm-up");
            Check.that(begin == null, "begin", "only with --warm-up");
            return null;
        }
        return new WarmUp(duration, same, begin);
    }
}
