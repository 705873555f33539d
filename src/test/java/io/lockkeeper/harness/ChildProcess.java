package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operating system process that writes to a log file and dies with this JVM, whatever way this JVM ends.
 *
 * <p>Between the two stands a small shell that reads from a pipe held by this JVM. The kernel closes that pipe even when
 * the JVM is killed with SIGKILL, where no shutdown hook runs; the shell then sends SIGTERM to the child and, after the
 * grace, SIGKILL. This class is threadsafe.
 */
public final class ChildProcess implements AutoCloseable {
    /** How long a process may take to end after SIGTERM, unless told otherwise. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private final Process shell;
    private final long pid;
    private final ProcessLog log;
    private final Duration grace;

    private ChildProcess(String name, Process shell, ProcessLog log, Duration grace) throws IOException {
        this.name = name;
        this.shell = shell;
        this.pid = Long.parseLong(new BufferedReader(new InputStreamReader(shell.getInputStream(), UTF_8)).readLine());
        this.log = log;
        this.grace = grace;
    }

    /**
     * Starts a command with the environment of this JVM and {@link #GRACE}.
     *
     * @param log the file its output is appended to; folders are made
     * @param command the program and its arguments
     */
    public static ChildProcess start(Path log, List<String> command) {
        return start(log, command, Map.of(), GRACE);
    }

    /**
     * Starts a command.
     *
     * @param log the file its output is appended to; folders are made
     * @param command the program and its arguments; a program that does not exist ends with exit code 127
     * @param environment variables on top of those of this JVM
     * @param grace whole seconds between SIGTERM and SIGKILL, on {@link #close()} and when this JVM ends
     */
    public static ChildProcess start(Path log, List<String> command, Map<String, String> environment, Duration grace) {
        Path file = log.toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(ShellGuard.around(command, file, grace));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(file.resolveSibling("."));
            builder.redirectError(ProcessBuilder.Redirect.appendTo(file.toFile()));
            return new ChildProcess(command.get(0), builder.start(), new ProcessLog(file), grace);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + command.get(0) + " with its log in " + file, e);
        }
    }

    /** Returns the process id of the command itself, not of the shell around it. */
    public long pid() {
        return pid;
    }

    /** Returns whether the process has not ended; a stopped one (SIGSTOP) is alive. */
    public boolean isAlive() {
        return shell.isAlive();
    }

    /**
     * Sends a signal.
     *
     * @param signal its name without SIG: TERM, KILL, STOP, CONT, …
     * @throws IllegalStateException when the process has ended or the signal is unknown
     */
    public void signal(String signal) {
        if (!trySignal(signal)) {
            throw new IllegalStateException("SIG" + signal + " did not reach " + this);
        }
    }

    /** Returns a future with the exit code; 128 + n when signal n ended the process. Cancelling it does nothing. */
    public CompletableFuture<Integer> exitCode() {
        return shell.onExit().thenApply(Process::exitValue);
    }

    /**
     * Waits for the end and returns the exit code; 128 + n when signal n ended the process.
     *
     * @throws IllegalStateException with the end of the log when it is still running after this time
     */
    public int await(Duration atMost) {
        if (!ended(atMost)) {
            throw new IllegalStateException(this + " still runs after " + atMost + ":\n" + log.tail());
        }
        return shell.exitValue();
    }

    /** Returns the file with everything the process has written. */
    public Path log() {
        return log.file();
    }

    /** Returns the last lines of the log, for messages. */
    public String logTail() {
        return log.tail();
    }

    /**
     * Waits until a complete line of the log contains a match, and returns that first match.
     *
     * @throws IllegalStateException with the end of the log when the process ends first or time runs out
     */
    public Matcher awaitLog(Pattern pattern, Duration atMost) {
        return log.await(pattern, atMost, this);
    }

    /** Ends the process with SIGTERM and, after the grace, SIGKILL; returns when it is gone. Closing twice is fine. */
    @Override
    public void close() {
        // A stopped process takes no SIGTERM before it is continued.
        trySignal("TERM");
        trySignal("CONT");
        if (!ended(grace)) {
            trySignal("KILL");
        }
        await(GRACE);
    }

    private boolean trySignal(String signal) {
        if (!shell.isAlive()) {
            return false;
        }
        try {
            return new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\" 2>/dev/null", signal, Long.toString(pid))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not send SIG" + signal + " to " + this, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending SIG" + signal + " to " + this, e);
        }
    }

    private boolean ended(Duration atMost) {
        try {
            return shell.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the end of " + this, e);
        }
    }

    @Override
    public String toString() {
        return name + " (pid " + pid + (isAlive() ? ")" : ", exit code " + shell.exitValue() + ")");
    }
}
