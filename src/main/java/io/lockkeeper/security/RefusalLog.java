package io.lockkeeper.security;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log who may not come in and why, in at most ten lines a second: anybody can make as many refusals as he
 * likes. This class is threadsafe.
 */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final int MOST = 10;
    private static final int LONGEST_PATH = 200;
    private static final long PERIOD = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private long start;
    private int lines;
    private long left;

    /**
     * Makes one that has said nothing yet.
     *
     * @param nanoTime monotonic clock in nanoseconds
     */
    RefusalLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Tells of somebody who was refused. */
    void refused(Visitor visitor, RefusedException refusal) {
        if (mayTell()) {
            LOG.info(
                    "request {} to {} from {} is refused: {}",
                    visitor.id(),
                    path(visitor),
                    visitor.address(),
                    refusal.getMessage());
        }
    }

    /** Tells of somebody about whom it could not be found out. */
    void undecided(Visitor visitor, CannotAskException failure) {
        if (mayTell()) {
            LOG.warn(
                    "request {} to {} from {} is left to its sender's retry: {}{}",
                    visitor.id(),
                    path(visitor),
                    visitor.address(),
                    failure.getMessage(),
                    failure.getCause() == null ? "" : "; " + failure.getCause());
        }
    }

    private synchronized boolean mayTell() {
        long now = nanoTime.getAsLong();
        if (now - start >= PERIOD) {
            if (left > 0) {
                LOG.info("{} more requests were refused, of which nothing was logged", left);
            }
            start = now;
            lines = 0;
            left = 0;
        }
        if (lines == MOST) {
            left++;
            return false;
        }
        lines++;
        return true;
    }

    private static String path(Visitor visitor) {
        String path = visitor.path();
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
    }
}
