package io.lockkeeper.http;

/** A body holds more than this gateway takes in at once. */
public final class PayloadTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PayloadTooLargeException(String field, int limit, String unit) {
        super(field + ": more than " + limit + " " + unit + "; send fewer alerts in one body");
    }

    /** Returns the refusal of a body that is longer than a limit in bytes. */
    public static PayloadTooLargeException ofBytes(int limit) {
        return new PayloadTooLargeException("body", limit, "bytes");
    }

    /** Returns the refusal of a body that holds more alerts than a limit. */
    public static PayloadTooLargeException ofAlerts(int limit) {
        return new PayloadTooLargeException("alerts", limit, "of them");
    }
}
