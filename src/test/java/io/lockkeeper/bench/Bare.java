package io.lockkeeper.bench;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.KubeCluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The API server by itself, called as the gateways call it. */
final class Bare implements Subject {

    private final KubeCluster cluster;
    private final String namespace;
    private final Path kubeconfig = GatewayProcess.folder().resolve("kubeconfig.yaml");

    Bare(KubeCluster cluster) {
        this.cluster = cluster;
        this.namespace = cluster.createNamespace("raw");
        cluster.writeKubeconfig(kubeconfig, cluster.url(), cluster.adminToken());
    }

    @Override
    public List<URI> urls() {
        return List.of(URI.create(cluster.url()));
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public String token() {
        return cluster.adminToken();
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Map<String, Long> processes() {
        return Map.of();
    }

    @Override
    public void awaitQuiet() {
        // Who calls it ends once all of its calls have.
    }

    @Override
    public void awaitActive(int requests) {
        // It keeps no view.
    }

    @Override
    public Series locks() {
        return Series.NONE;
    }

    @Override
    public void close() {
        // The cluster is not its own.
    }
}
