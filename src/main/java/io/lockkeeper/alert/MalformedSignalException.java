package io.lockkeeper.alert;

import org.jspecify.annotations.Nullable;

/**
 * A body that no retry can mend. The message names the field and the fault in words that its sender may see.
 */
public final class MalformedSignalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Most characters of a path: a sender chooses how its fields are called. */
    private static final int LONGEST_PATH = 200;

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
        this(fault(field, fault), cause);
    }

    /** Returns a fault as a message has it. */
    static String fault(String field, String fault) {
        return (field.length() > LONGEST_PATH ? field.substring(0, LONGEST_PATH) + "…" : field) + ": " + fault;
    }

    /** Makes one for faults that a schema found, each as {@link #fault} has it. */
    MalformedSignalException(String faults) {
        super(faults);
    }

    private MalformedSignalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns the same fault in a body that is part of another.
     *
     * @param path in front of its own path, as {@code [2].data.}
     */
    MalformedSignalException within(String path) {
        return new MalformedSignalException(path + getMessage(), this);
    }
}
