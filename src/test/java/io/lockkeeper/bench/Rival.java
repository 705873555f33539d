package io.lockkeeper.bench;

import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.ChildProcess;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Senders;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Another gateway, which does the same work: whatever a command of the user's starts. */
final class Rival implements Subject {

    private static final Duration START = Duration.ofMinutes(2);

    private final String namespace;
    private final URI url;
    private final String name;
    private final Account sender;
    private final Path kubeconfig = GatewayProcess.folder().resolve("kubeconfig.yaml");
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
        namespace = ground.cluster().createNamespace("rival");
        name = start.name();
        url = start.url();
        sender = new Senders(ground.cluster(), namespace).allowed();
        ground.cluster()
                .writeKubeconfig(
                        kubeconfig, ground.cluster().url(), ground.cluster().adminToken());
        process = ChildProcess.start(
                kubeconfig.toAbsolutePath().resolveSibling("rival.log"),
                List.of("sh", "-c", start.command()),
                Map.of(
                        "KUBECONFIG", kubeconfig.toAbsolutePath().toString(),
                        "KUBERNAUT_CONTROLLER_NAMESPACE", namespace,
                        "POD_NAMESPACE", namespace),
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
    public String namespace() {
        return namespace;
    }

    @Override
    public String token() {
        return sender.token();
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Map<String, Long> processes() {
        return Map.of(name, process.pid());
    }

    @Override
    public void awaitQuiet() {
        // Nobody knows what it still does.
    }

    @Override
    public void awaitActive(int requests) {
        // It is not known whether it keeps a view.
    }

    @Override
    public Series locks() {
        return Series.NONE;
    }

    @Override
    public void close() {
        ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(ProcessHandle::destroy);
        process.close();
    }
}
