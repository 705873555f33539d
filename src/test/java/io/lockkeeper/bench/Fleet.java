package io.lockkeeper.bench;

import io.lockkeeper.harness.GatewayCommand;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Gateways of one namespace, from the runnable jar and with the JVM options of the image. */
final class Fleet implements Subject {

    /** Memory of the pod in {@code k8s/base}, of which the JVM options take a part. */
    private static final String POD_MEMORY = "-XX:MaxRAM=640m";

    private static final Path ROUTES = Path.of("src/test/resources/bench-routes");
    private static final Path OPTIONS = Path.of("src/main/image/jvm.options");
    private static final int NEWER = 24;
    private static final Duration READY = Duration.ofMinutes(8);
    private static final Duration QUIET = Duration.ofMinutes(2);

    private final Access access;
    private final List<GatewayProcess> gateways = new ArrayList<>();

    private Fleet(Access access) {
        this.access = access;
    }

    /**
     * Starts as many as a setup says, and returns once all are ready.
     *
     * @param more further variables of the environment
     */
    static Fleet start(Ground ground, Setup setup, Map<String, String> more) {
        Access access = Access.make(ground, "gateways");
        ground.createEndedRequests(
                access.namespace(), IntStream.range(0, setup.present()).mapToObj(number -> "present-" + number));
        Fleet fleet = new Fleet(access);
        try {
            for (int number = 1; number <= setup.replicas(); number++) {
                fleet.launch("bench-" + number, setup, more);
            }
            fleet.gateways.forEach(gateway -> gateway.awaitListening(READY));
            fleet.await(
                    "readiness",
                    READY,
                    gateway -> Http.get(gateway.management("readyz")).statusCode() == 200);
            return fleet;
        } catch (RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    private void launch(String name, Setup setup, Map<String, String> more) {
        Path folder = access.kubeconfig().resolveSibling(name);
        Path own = folder.resolve("kubeconfig.yaml");
        Map<String, String> environment = new HashMap<>(more);
        environment.put("KUBERNAUT_CONTROLLER_NAMESPACE", access.namespace());
        environment.put("POD_NAME", name);
        environment.put("LOCKKEEPER_AUTH_ENABLED", Boolean.toString(setup.authentication()));
        environment.put("LOCKKEEPER_LEASE_ENABLED", Boolean.toString(setup.lock()));
        environment.put("LOCKKEEPER_HTTP_IN_FLIGHT", Integer.toString(setup.inFlight()));
        environment.put("LOCKKEEPER_VIEW_DOUBT", "0s");
        environment.put("LOCKKEEPER_SHUTDOWN_WAIT", "0s");
        environment.put("LOCKKEEPER_ROUTES_DIRECTORY", ROUTES.toAbsolutePath().toString());
        try {
            Files.createDirectories(folder);
            Files.copy(access.kubeconfig(), own);
            gateways.add(GatewayProcess.launch(command(folder), own, environment));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare " + folder, e);
        }
    }

    private static List<String> command(Path folder) throws IOException {
        Path jar = GatewayCommand.unpacked();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options(Files.readAllLines(OPTIONS), Runtime.version().feature()));
        command.add(POD_MEMORY);
        command.add("-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"));
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Returns those of a file of options that a Java of some version knows. */
    static List<String> options(List<String> lines, int version) {
        return lines.stream()
                .filter(line -> line.startsWith("-"))
                .filter(line -> version >= NEWER || !line.startsWith("--sun-misc-unsafe-memory-access"))
                .toList();
    }

    @Override
    public List<URI> urls() {
        return gateways.stream().map(gateway -> gateway.signals().resolve("/")).toList();
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public Map<String, Long> processes() {
        Map<String, Long> processes = new TreeMap<>();
        for (GatewayProcess gateway : gateways) {
            processes.put("gateway " + (processes.size() + 1), gateway.process().pid());
        }
        return processes;
    }

    @Override
    public void awaitQuiet() {
        await("alerts to be counted", QUIET, gateway -> gateway.metric("lockkeeper_occurrences_pending") == 0);
    }

    @Override
    public void awaitActive(int requests) {
        await("the view", QUIET, gateway -> gateway.metric("lockkeeper_active_requests") == requests);
    }

    private void await(String what, Duration atMost, Predicate<GatewayProcess> of) {
        Awaitility.await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> gateways.stream().allMatch(of));
    }

    @Override
    public Series locks() {
        return gateways.stream()
                .map(gateway ->
                        Series.parse(Http.get(gateway.management("metrics")).body(), LockUse.METRICS))
                .reduce(Series.NONE, Series::plus);
    }

    @Override
    public void close() {
        Stream<GatewayProcess> all = gateways.stream();
        all.parallel().forEach(GatewayProcess::close);
    }
}
