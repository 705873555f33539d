package io.lockkeeper.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A server process that is started again with the same command on the same port, each time with a log of its own. This
 * class is threadsafe.
 */
final class RestartableProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int PORT_CHOICES = 5;

    private final String url;
    private final Path logs;
    private final List<String> command;
    private final Consumer<ChildProcess> awaitReady;
    private int starts;
    private @Nullable ChildProcess current;

    /**
     * Prepares a server.
     *
     * @param url where it serves
     * @param logs the folder of its logs, numbered by start
     * @param command the program and its arguments
     * @param awaitReady waits until it serves, or throws IllegalStateException
     */
    RestartableProcess(String url, Path logs, List<String> command, Consumer<ChildProcess> awaitReady) {
        this.url = url;
        this.logs = logs;
        this.command = List.copyOf(command);
        this.awaitReady = awaitReady;
    }

    /**
     * Starts a new server on a free port, and on another one when a third process took that port first.
     *
     * @param server prepares the server for a port
     */
    static RestartableProcess startOnFreePort(IntFunction<RestartableProcess> server) {
        for (int choice = 1; ; choice++) {
            RestartableProcess process = server.apply(Ports.free());
            try {
                process.start();
                return process;
            } catch (IllegalStateException e) {
                if (choice == PORT_CHOICES || !process.portWasTaken()) {
                    throw e;
                }
            }
        }
    }

    /** Returns where it serves. */
    String url() {
        return url;
    }

    /** Starts it and waits until it is ready; one that does not become ready is ended. */
    synchronized void start() {
        if (current != null && current.isAlive()) {
            throw new IllegalStateException(current + " runs already");
        }
        starts++;
        ChildProcess process = ChildProcess.start(log(), command, Map.of(), GRACE);
        current = process;
        try {
            awaitReady.accept(process);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Ends it with SIGKILL; returns when it is gone. */
    void kill() {
        process().signal("KILL");
        process().await(GRACE);
    }

    /** Returns the process of the last start. */
    synchronized ChildProcess process() {
        if (current == null) {
            throw new IllegalStateException(command.get(0) + " was never started");
        }
        return current;
    }

    /** Ends it with SIGTERM and, after the grace, SIGKILL; one that has ended is fine. */
    @Override
    public synchronized void close() {
        if (current != null) {
            current.close();
        }
    }

    private boolean portWasTaken() {
        return process().logTail().contains("address already in use");
    }

    private Path log() {
        return logs.resolve(Path.of(command.get(0)).getFileName() + "-" + starts + ".log");
    }
}
