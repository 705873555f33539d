package io.lockkeeper.bench;

import io.lockkeeper.harness.ChildProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Another gateway, which does the same work: whatever a command of the user's starts. */
final class Rival implements Subject {

    private static final Duration START = Duration.ofMinutes(2);

    private final Access access;
    private final URI url;
    private final String name;
    private final ChildProcess process;

    /**
     * How it is started.
     *
     * @param command for a shell; it gets {@code KUBECONFIG}, and the namespace for its requests as
     *     {@code KUBERNAUT_CONTROLLER_NAMESPACE} and {@code POD_NAMESPACE}
     * @param url where it then takes requests, without a path
     */
    record Start(String name, String command, URI url) {}

    /** Starts it, and returns once it takes connections. */
    Rival(Ground ground, Start start) {
        access = Access.make(ground, "rival");
        name = start.name();
        url = start.url();
        process = ChildProcess.start(
                access.kubeconfig().resolveSibling("rival.log"),
                List.of("sh", "-c", start.command()),
                Map.of(
                        "KUBECONFIG", access.kubeconfig().toString(),
                        "KUBERNAUT_CONTROLLER_NAMESPACE", access.namespace(),
                        "POD_NAMESPACE", access.namespace()),
                ChildProcess.GRACE);
        try {
            Awaitility.await(name + " to listen").atMost(START).until(this::listens);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " has ended:\n" + process.logTail());
        }
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            // Not yet: it is asked again until the time is over.
            return false;
        }
    }

    @Override
    public List<URI> urls() {
        return List.of(url);
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public Map<String, Long> processes() {
        return Map.of(name, process.pid());
    }

    @Override
    public void close() {
        ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(ProcessHandle::destroy);
        process.close();
    }
}
