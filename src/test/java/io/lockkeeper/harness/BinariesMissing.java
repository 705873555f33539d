package io.lockkeeper.harness;

import org.jspecify.annotations.Nullable;

/** One way to come by the binaries did not work; the message ends the sentence "…: ". */
final class BinariesMissing extends Exception {
    BinariesMissing(String reason) {
        super(reason);
    }

    BinariesMissing(String reason, @Nullable Throwable cause) {
        super(reason + " (" + cause + ")", cause);
    }
}
