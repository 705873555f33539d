package io.lockkeeper.wiring;

/** A setting is wrong, and the gateway does not start with it. The message names it, its value, and what would do. */
public final class IllegalSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes one. */
    public IllegalSettingException(String message) {
        super(message);
    }
}
