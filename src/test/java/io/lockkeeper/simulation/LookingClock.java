package io.lockkeeper.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock by which one process judges requests. A thread that asks it the time is about to decide by the view, and may
 * be slow to.
 */
final class LookingClock extends Clock {

    private final Gateway gateway;
    private final Clock clock;

    LookingClock(Gateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        Turn.stopAt(new Pause(gateway.turns(), () -> "looks at " + gateway.known()));
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new LookingClock(gateway, clock.withZone(zone));
    }
}
