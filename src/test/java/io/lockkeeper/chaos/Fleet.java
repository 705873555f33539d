package io.lockkeeper.chaos;

import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Leases;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.RequestHistory;
import io.lockkeeper.harness.Requests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Three replicas in one namespace, with times so short that a Lease runs out and a doubt ends while a test waits. */
final class Fleet implements AutoCloseable {

    /** How long a Lease lasts. */
    static final Duration LEASE = Duration.ofSeconds(3);

    /** How old a view may get before it is in doubt. */
    static final Duration DOUBTFUL = Duration.ofSeconds(4);

    private static final int SIZE = 3;
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("LOCKKEEPER_API_TIMEOUT", "1s"),
            Map.entry("LOCKKEEPER_API_BREAKER_OPEN", "2s"),
            Map.entry("LOCKKEEPER_HTTP_DEADLINE", "8s"),
            Map.entry("LOCKKEEPER_LEASE_DURATION", LEASE.toSeconds() + "s"),
            Map.entry("LOCKKEEPER_LEASE_WAIT", "5s"),
            Map.entry("LOCKKEEPER_LEASE_SWEEP", "5s"),
            Map.entry("LOCKKEEPER_VIEW_DOUBTFUL", DOUBTFUL.toSeconds() + "s"),
            Map.entry("LOCKKEEPER_VIEW_DOUBT", "13s"));

    private final KubeCluster cluster;
    private final String namespace;
    private final List<Replica> replicas;

    /**
     * Starts them, and returns once all are ready.
     *
     * @param more variables of their environment, over those of every fleet
     */
    Fleet(KubeCluster cluster, Map<String, String> more) {
        this(cluster, number -> more);
    }

    /**
     * Starts them, each with variables of its own.
     *
     * @param more what is set for the replica of a number, from 0
     */
    Fleet(KubeCluster cluster, IntFunction<Map<String, String>> more) {
        this.cluster = cluster;
        cluster.apply(Path.of("k8s/crd/remediationrequests.yaml"));
        this.namespace = cluster.createNamespace("fleet");
        List<CompletableFuture<Replica>> starting = IntStream.range(0, SIZE)
                .mapToObj(number -> OwnThread.supply(() -> start(number, more.apply(number))))
                .toList();
        try {
            this.replicas = starting.stream().map(CompletableFuture::join).toList();
            awaitReady();
        } catch (RuntimeException e) {
            for (CompletableFuture<Replica> replica : starting) {
                var unused = replica.thenAccept(Replica::close);
            }
            throw e;
        }
    }

    private Replica start(int number, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(more);
        return new Replica("gateway-" + number, cluster, namespace, environment);
    }

    List<Replica> replicas() {
        return replicas;
    }

    /** Returns the cluster that they talk to. */
    KubeCluster cluster() {
        return cluster;
    }

    /** Returns the requests that are there, asked past the proxies. */
    Requests requests() {
        return new Requests(cluster.adminClient(), namespace);
    }

    /** Returns the locks that are there, asked past the proxies. */
    Leases leases() {
        return new Leases(cluster.adminClient(), namespace);
    }

    /** Waits until every replica is ready. */
    void awaitReady() {
        Awaitility.await("every replica to be ready").atMost(MOST).until(() -> replicas.stream()
                .allMatch(Replica::isReady));
    }

    /** Waits until no view is in doubt about all incidents, as each is for a while after its start. */
    void awaitNoDoubt() {
        Awaitility.await("every view to be beyond doubt").atMost(MOST).until(() -> replicas.stream()
                .allMatch(replica -> replica.process().metric("lockkeeper_view_in_doubt{scope=\"all\"}") == 0));
    }

    /** Waits until every alert is counted that has been answered. */
    void awaitCounted() {
        replicas.forEach(replica -> replica.process().awaitCounted());
    }

    /** Waits until no lock is left, given back or swept. */
    void awaitNoLease() {
        Leases leases = leases();
        Awaitility.await("no Lease to be left").atMost(MOST).until(() -> leases.all()
                .isEmpty());
    }

    /** Waits until every view shows as many active requests as there are. */
    void awaitSeen() {
        long active = requests().all().stream().filter(RequestHistory::isActive).count();
        Awaitility.await("every view to show what is active").atMost(MOST).until(() -> replicas.stream()
                .allMatch(replica -> replica.process().metric("lockkeeper_active_requests") == active));
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
    }
}
