package io.lockkeeper.cluster;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API server's time of day, as its answers tell it: replicas whose clocks differ still write and compare the same
 * times. Until the first answer it is the time of this machine. This class is threadsafe.
 */
public final class ServerClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);

    /** The header counts whole seconds, and an answer is under way for a moment. */
    private static final Duration NEGLIGIBLE = Duration.ofSeconds(2);

    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration ALARMING = Duration.ofSeconds(30);

    private final Clock own;
    private final AtomicReference<Duration> offset;
    private final AtomicBoolean alarmed;
    private volatile String heard = "";

    /**
     * Makes one that has not heard of the API server yet.
     *
     * @param own clock of this machine
     */
    public ServerClock(Clock own) {
        this(own, new AtomicReference<>(Duration.ZERO), new AtomicBoolean());
    }

    private ServerClock(Clock own, AtomicReference<Duration> offset, AtomicBoolean alarmed) {
        this.own = own;
        this.offset = offset;
        this.alarmed = alarmed;
    }

    @Override
    public Instant instant() {
        return own.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ServerClock(own.withZone(zone), offset, alarmed);
    }

    /**
     * Learns the time from an answer that has just come. One that took long says too little: nobody knows how long ago
     * it was dated. Neither does one that is dated as the one before: the first of a second is the nearest to it.
     *
     * @param date value of its header {@code Date}, null where it has none; what is no date is passed over
     * @param took from the question to the answer
     */
    void hear(@Nullable String date, Duration took) {
        if (date == null || date.equals(heard) || took.compareTo(SLOW) > 0) {
            return;
        }
        heard = date;
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            set(Duration.between(own.instant(), theirs));
        } catch (DateTimeException e) {
            LOG.debug("the API server's answer is dated '{}'", date, e);
        }
    }

    private void set(Duration measured) {
        offset.set(measured.abs().compareTo(NEGLIGIBLE) < 0 ? Duration.ZERO : measured);
        if (measured.abs().compareTo(ALARMING) > 0 && alarmed.compareAndSet(false, true)) {
            LOG.warn(
                    "the clock of this pod is {} s {} the API server's, whose time is used instead: set the clock of"
                            + " the node right, certificates and tokens are still judged by it",
                    measured.abs().toSeconds(),
                    measured.isNegative() ? "ahead of" : "behind");
        }
    }
}
