package io.lockkeeper.alert;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a trace something happens, as the header {@code traceparent} of W3C Trace Context says it.
 *
 * @param traceId of the trace, 32 hexadecimal digits
 * @param spanId of the span, 16 hexadecimal digits
 * @param flags two hexadecimal digits, of which the last bit is set where the trace is recorded
 */
public record Traceparent(String traceId, String spanId, String flags) {

    /** The header, in lower case. */
    public static final String HEADER = "traceparent";

    private static final Pattern VERSION_00 =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    /** Returns what a header says, empty where it says nothing that version 00 of the specification allows. */
    public static Optional<Traceparent> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = VERSION_00.matcher(header);
        return matcher.matches()
                ? Optional.of(new Traceparent(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Returns the header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }
}
