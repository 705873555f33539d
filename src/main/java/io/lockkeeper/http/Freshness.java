package io.lockkeeper.http;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.alert.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signal is of now. A time of sending bounds it on both sides, so that a recorded request cannot be played
 * again; without one, alerts may be as old as they like, because those that go on firing are sent again and again, but
 * none may begin in the future.
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
     * @throws MalformedSignalException where it is too old, or from the future
     */
    public void check(@Nullable Instant sent, List<Received> alerts) {
        Instant now = clock.instant();
        if (sent == null) {
            alerts.stream()
                    .filter(Alert.class::isInstance)
                    .map(Alert.class::cast)
                    .forEach(alert -> checkBegin(alert, now));
            return;
        }
        if (sent.isBefore(now.minus(past))) {
            throw new MalformedSignalException(
                    "X-Timestamp", "more than " + past.toSeconds() + " s old; check the sender's clock");
        }
        if (sent.isAfter(now.plus(ahead))) {
            throw fromTheFuture("X-Timestamp");
        }
    }

    private void checkBegin(Alert alert, Instant now) {
        if (alert.firingTime().isAfter(now.plus(ahead))) {
            throw fromTheFuture("alerts[" + alert.index() + "].startsAt");
        }
    }

    private MalformedSignalException fromTheFuture(String field) {
        return new MalformedSignalException(
                field, "more than " + ahead.toSeconds() + " s in the future; check the sender's clock");
    }
}
