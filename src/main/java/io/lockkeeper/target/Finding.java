package io.lockkeeper.target;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a look-up found, for people who ask. */
public enum Finding {
    /** It is there. */
    FOUND,
    /** It is gone, and its owner is still known. */
    REMEMBERED,
    /** It is not there. */
    NOT_FOUND,
    /** It may not be read. */
    FORBIDDEN,
    /** It cannot exist: its name is none that the API server would take. */
    IMPOSSIBLE,
    /** The API server could not be asked. */
    UNKNOWN,
    /** There was no need to ask. */
    NOT_ASKED;

    /** Returns the name that explanations use, as {@code not_found}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Finding of(Sought sought, @Nullable Reading reading) {
        if (reading == null) {
            return UNKNOWN;
        }
        if (reading instanceof Reading.Present) {
            return FOUND;
        }
        if (reading instanceof Reading.Remembered) {
            return REMEMBERED;
        }
        if (reading instanceof Reading.Forbidden) {
            return FORBIDDEN;
        }
        return sought.possible() ? NOT_FOUND : IMPOSSIBLE;
    }
}
