package io.lockkeeper.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a sender's text in the log of the runnable jar, as its configuration has it. */
class EscapedLogTest {

    private static final String EVIL = "a\u001b[31m\r\n2026-01-31 ERROR forged\u202e\u2028";
    private static final String ESCAPED = "a\\u001b[31m\\u000d\\u000a2026-01-31 ERROR forged\\u202e\\u2028";

    private final LoggerContext context = new LoggerContext();

    @Test
    void messageIsOneLine() throws Exception {
        assertThat(lines("io.lockkeeper.Any", EVIL, null))
                .singleElement()
                .asString()
                .endsWith(": " + ESCAPED);
    }

    @Test
    void messagesOfAStackTraceAreOneLineEach() throws Exception {
        IOException failure = new IOException(EVIL, new IllegalStateException(EVIL));
        failure.addSuppressed(new IllegalArgumentException(EVIL));

        assertThat(lines("io.lockkeeper.Any", "failed", failure))
                .filteredOn(line -> line.contains("forged"))
                .containsExactly(
                        "java.io.IOException: " + ESCAPED,
                        "\tSuppressed: java.lang.IllegalArgumentException: " + ESCAPED,
                        "Caused by: java.lang.IllegalStateException: " + ESCAPED);
    }

    @Test
    void reportOfAFailedStartKeepsItsLines() throws Exception {
        assertThat(lines(
                        "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter",
                        "APPLICATION FAILED TO START\n\nDescription:",
                        null))
                .hasSize(3);
    }

    /** The layout of the console, as Logback makes it from the file. */
    private List<String> lines(String logger, String message, @Nullable Throwable failure) throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(EscapedLogTest.class.getResource("logback.xml"));
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        PatternLayoutEncoder encoder =
                (PatternLayoutEncoder) ((ConsoleAppender<?>) root.getAppender("CONSOLE")).getEncoder();
        byte[] text = encoder.encode(
                new LoggingEvent("test", context.getLogger(logger), Level.ERROR, message, failure, new Object[0]));
        return new String(text, UTF_8).lines().toList();
    }
}
