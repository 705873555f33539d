package io.lockkeeper.http;

/** A body is longer than this gateway takes in. */
public final class PayloadTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes one that says how much would have been taken, in bytes. */
    public PayloadTooLargeException(int limit) {
        super("body: longer than " + limit + " bytes; send fewer alerts in one body");
    }
}
