package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The log file of a process: what it says so far, and waiting for what it will say. */
record ProcessLog(Path file) {
    private static final int TAIL_LINES = 30;
    private static final Duration POLL = Duration.ofMillis(50);

    /** Returns the last lines. */
    String tail() {
        List<String> lines = read().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    /** Waits for a line as {@link ChildProcess#awaitLog} promises. */
    Matcher await(Pattern pattern, Duration atMost, ChildProcess process) {
        try {
            return Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(atMost)
                    .until(() -> find(pattern, process), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(missing(pattern, process, "within " + atMost), e);
        }
    }

    private Optional<Matcher> find(Pattern pattern, ChildProcess process) {
        // Asked before reading, so that what a process wrote last is read before its end counts.
        boolean ended = !process.isAlive();
        Optional<Matcher> found = (ended ? read() : completeLines())
                .lines()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst();
        if (ended && found.isEmpty()) {
            throw new IllegalStateException(missing(pattern, process, "before its end"));
        }
        return found;
    }

    /** Half a line could match less than it will hold, such as the first digits of a port. */
    private String completeLines() {
        String text = read();
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private String missing(Pattern pattern, ChildProcess process, String when) {
        return process + " wrote no line with '" + pattern + "' " + when + "; " + file + " ends:\n" + tail();
    }

    private String read() {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the log " + file, e);
        }
    }
}
