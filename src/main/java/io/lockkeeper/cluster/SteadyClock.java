package io.lockkeeper.cluster;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** The monotonic clock in the form of a {@link Clock}: its instants tell how much time passes, and no time of day. */
final class SteadyClock extends Clock {

    private final LongSupplier nanoTime;
    private final ZoneId zone;

    SteadyClock(LongSupplier nanoTime) {
        this(nanoTime, ZoneOffset.UTC);
    }

    private SteadyClock(LongSupplier nanoTime, ZoneId zone) {
        this.nanoTime = nanoTime;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, nanoTime.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(nanoTime, other);
    }
}
