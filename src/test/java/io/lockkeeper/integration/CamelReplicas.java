package io.lockkeeper.integration;

import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.CamelProcess;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.Scrape;
import io.lockkeeper.load.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Replicas without Spring Boot, of one account that may do what it was granted. */
final class CamelReplicas implements AutoCloseable {

    /** The account that the files of the kit grant rights to. */
    private static final String ACCOUNT = "lockkeeper";

    /** For a race, as with the runnable jar: nothing runs out because the machine is slow. */
    static final Map<String, String> PATIENT = GatewayProcess.patient(Map.of(
            "LOCKKEEPER_API_TIMEOUT", "9s",
            "LOCKKEEPER_HTTP_IN_FLIGHT", "500",
            "LOCKKEEPER_LEASE_DURATION", "60s",
            "LOCKKEEPER_LEASE_WAIT", "50s",
            "LOCKKEEPER_LEASE_SWEEP", "1h"));

    private final KubeCluster cluster;
    private final Installation installation;
    private final CamelProject project;
    private final Account account;
    private final List<CamelProcess> all = new CopyOnWriteArrayList<>();

    CamelReplicas(KubeCluster cluster, Installation installation, CamelProject project) {
        this.cluster = cluster;
        this.installation = installation;
        this.project = project;
        account = new Account(cluster, installation.namespace(), ACCOUNT);
        cluster.apply(Path.of("src/test/resources/managed.yaml"));
    }

    /** Grants the account what the kit grants it, in the namespace of the installation. */
    void grant() throws IOException {
        String rights = Files.readString(CamelKit.FOLDER.resolve("rbac.yaml"))
                .replace(CamelKit.NAMESPACE, installation.namespace());
        Path file = Files.createDirectories(GatewayProcess.folder()).resolve("rbac.yaml");
        cluster.apply(Files.writeString(file, rights));
    }

    /** Starts one and returns it once its routes have started. */
    CamelProcess start(CamelKit kit, String pod, Map<String, String> settings) throws IOException {
        Path folder = GatewayProcess.folder().toAbsolutePath();
        kit.layOut(folder, project.properties());
        cluster.writeKubeconfig(
                folder.resolve("kubeconfig.yaml"), installation.proxy().url(), account.token());
        Map<String, String> environment = new TreeMap<>(Map.of("LOCKKEEPER_AUTH_ENABLED", "false"));
        environment.putAll(settings);
        environment.put("LOCKKEEPER_TARGET_REQUIRE_EXISTING", "false");
        environment.put("LOCKKEEPER_VIEW_DOUBT", "0s");
        environment.putAll(kit.environment(installation.namespace()));
        environment.put("POD_NAME", pod);
        CamelProcess process = project.start(folder, environment);
        all.add(process);
        return process;
    }

    /** Starts several at once. */
    List<CamelProcess> startAll(CamelKit kit, List<String> pods, Map<String, String> settings) {
        return pods.stream()
                .map(pod -> OwnThread.supply(() -> started(kit, pod, settings)))
                // All are under way before one is waited for.
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private CamelProcess started(CamelKit kit, String pod, Map<String, String> settings) {
        try {
            return start(kit, pod, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a race at some of them. */
    Race race(List<CamelProcess> replicas, String path) {
        Target target =
                new Target(replicas.stream().map(replica -> replica.url("/")).toList(), path, null);
        List<Scrape> counts = replicas.stream().map(CamelProcess::metrics).toList();
        return new Race(installation, target, counts);
    }

    /** Returns how often some of them have had the lock of an incident, or tried to. */
    static double acquisitions(List<CamelProcess> replicas) {
        return replicas.stream()
                .mapToDouble(replica -> replica.metrics().sum("lockkeeper_lock_acquisitions_total"))
                .sum();
    }

    @Override
    public void close() {
        all.forEach(CamelProcess::close);
    }
}
