package io.lockkeeper.boot;

import java.util.regex.Pattern;

/** Text that a sender may have a part in, made fit for a line of the log. */
final class LogText {

    /** Of lines, of terminals, and of the direction in which text is read. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private LogText() {}

    /** Returns a text with each control character written as Java writes it, so that no line looks like two. */
    static String escaped(String text) {
        return CONTROLS.matcher(text)
                .replaceAll(control -> "\\\\u%04x".formatted(control.group().codePointAt(0)));
    }
}
