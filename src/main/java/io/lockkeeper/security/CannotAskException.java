package io.lockkeeper.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** It cannot be found out at the moment whether somebody may come in, so he may not. */
public final class CannotAskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * Makes one.
     *
     * @param message for the sender
     * @param cause for the log
     * @param retryAfter how long the sender had better wait before it tries again
     */
    public CannotAskException(String message, @Nullable Throwable cause, Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** Returns how long the sender had better wait before it tries again. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Returns the same for one more who waited for the same answer. */
    CannotAskException again() {
        return new CannotAskException(String.valueOf(getMessage()), this, retryAfter);
    }
}
