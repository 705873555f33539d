package io.lockkeeper.alert;

import java.time.Instant;

/**
 * When a sender saw the trouble, by which it is judged whether an alert is of now.
 *
 * @param field path in the body of what says so
 * @param single whether it is told once: one that is sent again for as long as it lasts may have begun long ago
 */
public record Sighting(String field, Instant time, boolean single) {

    /** Returns the same in a body that is part of another. */
    Sighting within(String path) {
        return new Sighting(path + field, time, single);
    }
}
