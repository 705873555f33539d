package io.lockkeeper.wiring;

import io.lockkeeper.alert.AlertReader;
import java.time.Clock;
import java.util.Objects;

/** The readers as the gateway has them, for tests outside of this package. */
public final class ReaderOfFormat {

    private ReaderOfFormat() {}

    /** Returns the reader of a format. */
    public static AlertReader called(String format) {
        return Objects.requireNonNull(
                Formats.readers(Clock.systemUTC(), alerts -> {}).get(format), format);
    }
}
