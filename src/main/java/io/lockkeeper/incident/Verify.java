package io.lockkeeper.incident;

import java.util.function.BooleanSupplier;

/**
 * When the requests of an incident are listed before the next one is created, although nothing is in doubt: a creator
 * that knows neither names nor views, as the Go gateway, collides with nothing.
 */
public enum Verify {
    /** While others have been seen to create requests. */
    AUTO,
    /** Before every one. */
    ALWAYS,
    /** Never: nobody else creates requests. */
    NEVER;

    /** Returns whether requests are to be listed where nothing else is in doubt. */
    boolean asks(BooleanSupplier othersCreate) {
        return switch (this) {
            case ALWAYS -> true;
            case AUTO -> othersCreate.getAsBoolean();
            case NEVER -> false;
        };
    }
}
