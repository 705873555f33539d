package io.lockkeeper.alert;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One alert as its sender described it.
 *
 * @param index position in the body that carried it, from 0
 * @param source format it came in, as in {@code spec.signalSource}: {@code prometheus}
 * @param name what the alert is called, never blank
 * @param severity as sent, {@code unknown} where the sender gave none
 * @param resolved whether the sender says that the trouble is over
 * @param firingTime since when the sender sees the trouble
 * @param labels the alert's own labels, and the common ones of its batch that it lacks
 * @param annotations likewise
 * @param payload gives a JSON object holding this alert alone with the fields of its group, for
 *     {@code spec.originalPayload}; rendered only when asked for, because a batch has as many of them as alerts
 */
public record Alert(
        int index,
        String source,
        String name,
        String severity,
        boolean resolved,
        Instant firingTime,
        Map<String, String> labels,
        Map<String, String> annotations,
        Supplier<String> payload)
        implements Received {

    /** Copies the maps, so that an alert never changes. */
    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
