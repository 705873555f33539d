package io.lockkeeper.load;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why a request has no answer. In JSON and in the progress line: the name in lower case. */
public enum Fault {
    /** No connection could be made. */
    REFUSED,
    /** The connection broke before the answer was whole: reset, or closed by the other side. */
    RESET,
    /** No whole answer within the timeout. */
    TIMEOUT,
    /** No agreement on TLS. */
    TLS,
    /** Open loop only: due, but for want of a free place among those in flight never sent. */
    UNSENT;

    /** Returns the name in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether a request that ended so cannot have reached a gateway. */
    public boolean neverSent() {
        return this == REFUSED || this == TLS || this == UNSENT;
    }

    /** Returns whether the request may succeed elsewhere or later. */
    boolean passes() {
        return this == REFUSED || this == RESET;
    }

    /**
     * Returns the fault behind an exception of the HTTP client. An exception that speaks of no transport is a bug of
     * ours, and thrown as such.
     */
    static Fault of(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof ConnectException) {
            return REFUSED;
        }
        if (cause instanceof TimeoutException) {
            return TIMEOUT;
        }
        if (cause instanceof SSLException) {
            return TLS;
        }
        if (cause instanceof IOException) {
            return RESET;
        }
        throw new IllegalStateException("The HTTP client failed for a reason that is not the transport", cause);
    }
}
