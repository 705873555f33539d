package io.lockkeeper.http;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.alert.Received;
import io.lockkeeper.alert.Sighting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signal is of now. A time of sending bounds it on both sides, so that a recorded request cannot be played
 * again. Without one, alerts that go on firing are sent again and again, so they may be as old as they like, but may not
 * begin in the future; and what is told once has to have been seen of late.
 */
public final class Freshness {

    private final Duration past;
    private final Duration ahead;
    private final Clock clock;

    /**
     * Makes the check.
     *
     * @param past how old a time of sending may be
     * @param ahead how far in the future a time may be, because clocks differ
     */
    public Freshness(Duration past, Duration ahead, Clock clock) {
        this.past = past;
        this.ahead = ahead;
        this.clock = clock;
    }

    /**
     * Returns quietly where the signal is fresh.
     *
     * @param sent when its sender says that it sent it, null where it does not
     * @param arrived when it came to where it has waited since, null where it did not wait
     * @throws MalformedSignalException where it is too old, or from the future
     */
    public void check(@Nullable Instant sent, @Nullable Instant arrived, List<Received> alerts) {
        Instant now = clock.instant();
        Instant then = arrived != null && arrived.isBefore(now) ? arrived : now;
        if (sent != null) {
            check(new Sighting("X-Timestamp", sent, true), then);
        }
        alerts.stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .map(Alert::sighting)
                .filter(sighting -> sent == null || sighting.single())
                .forEach(sighting -> check(sighting, then));
    }

    private void check(Sighting sighting, Instant now) {
        if (sighting.single() && sighting.time().isBefore(now.minus(past))) {
            throw new MalformedSignalException(
                    sighting.field(), "more than " + past.toSeconds() + " s old; check the sender's clock");
        }
        if (sighting.time().isAfter(now.plus(ahead))) {
            throw new MalformedSignalException(
                    sighting.field(), "more than " + ahead.toSeconds() + " s in the future; check the sender's clock");
        }
    }
}
