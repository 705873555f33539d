package io.lockkeeper.alert;

import org.jspecify.annotations.Nullable;

/**
 * A body that no retry can mend. The message names the field and the fault in words that its sender may see.
 */
public final class MalformedSignalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one for a fault in one field.
     *
     * @param field path in the body, as {@code alerts[0].labels.alertname}, or {@code body} for all of it
     * @param fault what is wrong with it
     */
    public MalformedSignalException(String field, String fault) {
        this(field, fault, null);
    }

    /** Makes one for a fault in one field that a parser found. */
    public MalformedSignalException(String field, String fault, @Nullable Throwable cause) {
        super(field + ": " + fault, cause);
    }
}
