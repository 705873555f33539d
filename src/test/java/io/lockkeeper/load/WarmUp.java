package io.lockkeeper.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What comes before a run and is not measured: the same load, so that neither the gateways nor this process are measured
 * while they are being compiled.
 *
 * @param duration how long it lasts
 * @param sameWorkloads whether it is about the workloads of the run; otherwise about others
 * @param begin a file that the run waits for once it is warm, null to go on at once
 */
public record WarmUp(Duration duration, boolean sameWorkloads, @Nullable Path begin) {
    /** What the command line says, on standard error, once it is warm. */
    public static final String IS_WARM = "Warm.";

    private static final Duration MOST = Duration.ofMinutes(5);
    private static final long LOOK_NANOS = 5_000_000;

    /** Refuses a duration that is not positive, naming the option. */
    public WarmUp {
        Check.positive("warm-up", duration);
    }

    /** Returns the load to warm up with. */
    Load of(Load load) {
        Load warm = load.with(load.pace().lasting(duration));
        return sameWorkloads
                ? warm
                : warm.with(load.alerts().withPrefix(prefix(load.alerts().prefix())));
    }

    /** Waits for the file that the run waits for. */
    void awaitBegin() {
        long end = System.nanoTime() + MOST.toNanos();
        while (begin != null && !Files.exists(begin)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("There is no file " + begin + " " + MOST + " after the warm-up");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Returns how the names of workloads begin that the warm-up of a run is about. */
    public static String prefix(String ofRun) {
        return ofRun + "-warm";
    }
}
