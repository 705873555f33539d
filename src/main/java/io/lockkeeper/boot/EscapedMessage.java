package io.lockkeeper.boot;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of a line of the log: no sender can make it look like two, or colour it. Logback makes it by its name. */
public final class EscapedMessage extends MessageConverter {

    /** The report of a failed start, which consists of lines and of nothing that is sent. */
    private static final String REPORT = "org.springframework.boot.diagnostics.";

    @Override
    public String convert(ILoggingEvent event) {
        String message = super.convert(event);
        return event.getLoggerName().startsWith(REPORT) ? message : LogText.escaped(message);
    }
}
