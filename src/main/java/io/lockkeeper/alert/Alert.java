package io.lockkeeper.alert;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One alert as its sender described it.
 *
 * @param index position in the body that carried it, from 0
 * @param source format it came in, as in {@code spec.signalSource}: {@code prometheus}
 * @param name what the alert is called, never blank
 * @param severity as sent, {@code unknown} where the sender gave none
 * @param state whether there is something to do about it
 * @param firingTime since when the sender sees the trouble
 * @param sighting by which it is judged whether the alert is of now
 * @param labels the alert's own labels, and the common ones of its batch that it lacks
 * @param annotations likewise
 * @param resource what it is about; null where its labels say that
 * @param payload gives a JSON object holding this alert alone with the fields of its group, for
 *     {@code spec.originalPayload}; rendered only when asked for, because a batch has as many of them as alerts
 */
public record Alert(
        int index,
        String source,
        String name,
        String severity,
        State state,
        Instant firingTime,
        Sighting sighting,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable NamedResource resource,
        Supplier<String> payload)
        implements Received {

    /** Copies the maps, so that an alert never changes. */
    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** Returns a severity as sent, {@code unknown} where none is given. */
    static String severity(@Nullable String sent) {
        return sent == null || sent.isBlank() ? "unknown" : sent;
    }

    /** Returns whether there is something to do about it. */
    public boolean isFiring() {
        return state == State.FIRING;
    }

    @Override
    public Alert within(String path, int place) {
        return new Alert(
                place,
                source,
                name,
                severity,
                state,
                firingTime,
                sighting.within(path),
                labels,
                annotations,
                resource,
                payload);
    }

    /** Whether there is something to do about an alert. */
    public enum State {
        /** There is. */
        FIRING,
        /** The trouble is over. */
        RESOLVED,
        /** There was no trouble: it reports that all goes its way. */
        NORMAL
    }
}
