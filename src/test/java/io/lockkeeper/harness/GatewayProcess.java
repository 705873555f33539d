package io.lockkeeper.harness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * A gateway in a process of its own, on free ports, configured through its environment: the runnable jar, which is
 * unpacked unless a test asks for it as it is, because that starts sooner.
 */
public final class GatewayProcess implements AutoCloseable {

    private static final Map<String, String> PATIENT = Map.of(
            "LOCKKEEPER_API_TIMEOUT", "50s",
            "LOCKKEEPER_API_UNREACHABLE_AFTER", "90s",
            "LOCKKEEPER_HTTP_DEADLINE", "55s",
            "LOCKKEEPER_SHUTDOWN_DRAIN", "60s");

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration COUNT = Duration.ofSeconds(20);
    private static final Pattern LISTENS =
            Pattern.compile("Listens on port (\\d+) for signals .* on port (\\d+) for /healthz");

    private final ChildProcess process;
    private URI signals = URI.create("http://unknown");
    private URI management = URI.create("http://unknown");

    private GatewayProcess(ChildProcess process) {
        this.process = process;
    }

    /**
     * Starts a gateway and returns once it listens. Unless its environment says otherwise, it asks nobody who he is, and
     * takes what labels name for existing, so that a test needs neither tokens nor objects; those of the namespaces
     * {@code shop} and {@code default} are managed.
     *
     * @param serverUrl of the API server, or of a proxy in front of it
     * @param namespace where it makes its requests
     * @param environment further variables, over those that are set here
     */
    public static GatewayProcess start(
            KubeCluster cluster, String serverUrl, String token, String namespace, Map<String, String> environment) {
        Path kubeconfig = folder().resolve("kubeconfig.yaml");
        cluster.writeKubeconfig(kubeconfig, serverUrl, token);
        Map<String, String> all = new HashMap<>();
        all.put("KUBERNAUT_CONTROLLER_NAMESPACE", namespace);
        all.put("LOCKKEEPER_AUTH_ENABLED", "false");
        all.put("LOCKKEEPER_SHUTDOWN_WAIT", "0s");
        all.put("LOCKKEEPER_TARGET_REQUIRE_EXISTING", "false");
        // Nobody has deleted anything before the test: there is no doubt at the start.
        all.put("LOCKKEEPER_VIEW_DOUBT", "0s");
        all.putAll(environment);
        cluster.apply(Path.of("src/test/resources/managed.yaml"));
        return launch(kubeconfig, all).listening();
    }

    /**
     * Returns the environment of a gateway that lets nothing run out, however busy the machine and however long a call is
     * held.
     *
     * @param more further variables, over those that make it so
     */
    public static Map<String, String> patient(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(PATIENT);
        all.putAll(more);
        return all;
    }

    /** Starts a gateway as {@link #launch} does, but from the jar as it is shipped. */
    public static GatewayProcess launchPacked(Path kubeconfig, Map<String, String> environment) {
        return launch(GatewayCommand.packed(), kubeconfig, environment);
    }

    /**
     * Starts a gateway and returns at once.
     *
     * @param kubeconfig the file that says where the cluster is
     * @param environment further variables
     */
    public static GatewayProcess launch(Path kubeconfig, Map<String, String> environment) {
        return launch(GatewayCommand.unpacked(), kubeconfig, environment);
    }

    private static GatewayProcess launch(Path jar, Path kubeconfig, Map<String, String> environment) {
        Path folder = kubeconfig.toAbsolutePath().resolveSibling("");
        return launch(GatewayCommand.of(jar, folder), kubeconfig, environment);
    }

    /**
     * Starts a gateway by a command of the caller's and returns at once.
     *
     * @param command the program and its arguments
     * @param kubeconfig the file that says where the cluster is; the log is beside it
     * @param environment further variables
     */
    public static GatewayProcess launch(List<String> command, Path kubeconfig, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>();
        all.put("KUBECONFIG", kubeconfig.toAbsolutePath().toString());
        all.put("SERVER_PORT", "0");
        all.put("MANAGEMENT_SERVER_PORT", "0");
        all.putAll(environment);
        return new GatewayProcess(ChildProcess.start(
                kubeconfig.toAbsolutePath().resolveSibling("gateway.log"), command, all, Duration.ofSeconds(40)));
    }

    /** Returns a new folder for the files of one gateway. */
    public static Path folder() {
        return Path.of("target", "gateways", UUID.randomUUID().toString());
    }

    /** Returns it once it listens; it is ended where it does not. */
    public GatewayProcess listening() {
        try {
            awaitListening();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Waits until it listens, and learns where. */
    public void awaitListening() {
        awaitListening(START);
    }

    /** Waits so long until it listens, and learns where. */
    public void awaitListening(Duration atMost) {
        Matcher line = process.awaitLog(LISTENS, atMost);
        signals = URI.create("http://127.0.0.1:" + line.group(1) + "/api/v1/signals/prometheus");
        management = URI.create("http://127.0.0.1:" + line.group(2) + "/");
    }

    /** Returns the URL that takes Alertmanager's webhook. */
    public URI signals() {
        return signals;
    }

    /**
     * Returns the URL of a management path.
     *
     * @param path as {@code readyz}
     */
    public URI management(String path) {
        return management.resolve(path);
    }

    /**
     * Returns the value that a series of its metrics has now.
     *
     * @param series its name, with its labels in braces where it has any
     * @throws IllegalStateException where there is no such series
     */
    public double metric(String series) {
        return metrics().value(series);
    }

    /** Returns all of its metrics. */
    public Scrape metrics() {
        return new Scrape(management("metrics"));
    }

    /** Waits until so many alerts are taken in that are not yet counted: those of new requests are among them. */
    public void awaitPending(int alerts) {
        metrics().awaitPending(alerts);
    }

    /** Waits until every alert is counted, so that it makes no more calls for any of those that are answered. */
    public void awaitCounted() {
        awaitPending(0);
    }

    /**
     * Does something to requests, and waits until the gateway's view has taken in that so many more are active, or fewer
     * where the number is negative.
     */
    public void awaitActive(int more, Runnable change) {
        double before = metric("lockkeeper_active_requests");
        change.run();
        Awaitility.await("the view to take the change in")
                .atMost(COUNT)
                .until(() -> metric("lockkeeper_active_requests") == before + more);
    }

    /** Returns the process itself, to look at its log or to send it signals. */
    public ChildProcess process() {
        return process;
    }

    /** Stops it gracefully. */
    @Override
    public void close() {
        process.close();
    }
}
