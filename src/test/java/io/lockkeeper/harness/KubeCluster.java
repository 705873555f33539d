package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of etcd and kube-apiserver and nothing else: no controllers, so Deployments make no pods, deleted owners take
 * nothing with them, and a deleted namespace stays in Terminating.
 *
 * <p>Its files are in a folder of its own under {@code target/kube/}; the logs stay there when it is closed. A test class
 * makes its own where it disturbs the cluster, and otherwise works in a namespace of {@link SharedCluster}'s. This class
 * is threadsafe.
 */
public final class KubeCluster implements AutoCloseable {
    private final KubeBinaries binaries = KubeBinaries.find();
    private final String adminToken = UUID.randomUUID().toString();
    private final ClusterFiles files = ClusterFiles.create(adminToken);
    private final AtomicInteger namespaces = new AtomicInteger();
    private final RestartableProcess etcd;
    private final RestartableProcess apiServer;
    private @Nullable KubernetesClient adminClient;

    /**
     * Starts a cluster and waits until it serves, at most 60 s for each of its two processes.
     *
     * @param apiServerFlags flags added to those of kube-apiserver, such as {@code --max-mutating-requests-inflight=2}
     * @throws IllegalStateException when a process does not start, with the end of its log
     */
    public KubeCluster(String... apiServerFlags) {
        this.etcd = Etcd.start(binaries, files);
        try {
            this.apiServer = new ApiServer(binaries, files, etcd.url(), adminToken, List.of(apiServerFlags)).start();
        } catch (RuntimeException e) {
            etcd.close();
            files.deleteData();
            throw e;
        }
    }

    /** Returns the https URL of the API server, without a path; it stays the same over restarts. */
    public String url() {
        return apiServer.url();
    }

    /** Returns the bearer token of a user in system:masters, to whom everything is allowed. */
    public String adminToken() {
        return adminToken;
    }

    /** Returns the PEM file with the certificates to trust for {@link #url()}. */
    public Path caFile() {
        return files.certificate();
    }

    /** Returns the PEM file of the RSA key that signs the tokens of service accounts. */
    public Path serviceAccountKey() {
        return files.serviceAccountKey();
    }

    /** Returns the programs of this cluster, kubectl among them. */
    public KubeBinaries binaries() {
        return binaries;
    }

    /** Returns the administrator's client, which tries each request once; the cluster closes it. */
    public synchronized KubernetesClient adminClient() {
        if (adminClient == null) {
            adminClient = client(adminToken);
        }
        return adminClient;
    }

    /** Returns a new client with another token, which tries each request once; the caller closes it. */
    public KubernetesClient client(String token) {
        return new Connection(url(), caFile()).client(token);
    }

    /**
     * Writes a kubeconfig; folders are made.
     *
     * @param file the file to write
     * @param serverUrl {@link #url()} or that of a proxy in front of it
     * @param token the bearer token of its user
     */
    public void writeKubeconfig(Path file, String serverUrl, String token) {
        new Kubeconfig(serverUrl, caFile(), token).write(file);
    }

    /**
     * Applies all objects of a YAML file in their order with server-side apply, and waits after each
     * CustomResourceDefinition until its kind is served.
     *
     * @return the objects as the API server has stored them
     */
    public List<HasMetadata> apply(Path yaml) {
        return new Manifest(yaml).apply(adminClient());
    }

    /** Makes a namespace that no other call has made, and returns its name: the prefix and a number. */
    public String createNamespace(String prefix) {
        return createNamespace(prefix, Map.of());
    }

    /** Makes such a namespace with labels. */
    public String createNamespace(String prefix, Map<String, String> labels) {
        String name = prefix + "-" + namespaces.incrementAndGet();
        adminClient()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
        return name;
    }

    /** Returns the http URL at which the storage serves the API server. */
    public String etcdUrl() {
        return etcd.url();
    }

    /** Returns the ids of its processes by what they are. */
    public Map<String, Long> processes() {
        return Map.of(
                "kube-apiserver", apiServer.process().pid(),
                "etcd", etcd.process().pid());
    }

    /** Ends the API server with SIGKILL. */
    public void killApiServer() {
        apiServer.kill();
    }

    /** Ends the API server with SIGTERM; it finishes the requests that it has begun. */
    public void stopApiServer() {
        apiServer.close();
    }

    /** Starts the API server again on its port, and waits until it is ready. */
    public void startApiServer() {
        apiServer.start();
    }

    /** Freezes the API server (SIGSTOP): connections are still accepted by the kernel, and nothing is answered. */
    public void pauseApiServer() {
        apiServer.process().signal("STOP");
    }

    /** Lets a frozen API server go on. */
    public void resumeApiServer() {
        apiServer.process().signal("CONT");
    }

    /** Ends etcd with SIGKILL, for it would wait for the API server's streams otherwise; the API server stays and fails. */
    public void stopEtcd() {
        etcd.kill();
    }

    /** Starts etcd again on its port and its data; the API server takes a moment to find it again. */
    public void startEtcd() {
        etcd.start();
    }

    /** Restarts both, and keeps a copy of everything that is stored; the API server is ready afterwards. */
    public void keepState() {
        restart(files::keepData);
    }

    /** Restarts both with what was stored at {@link #keepState()}, as a backup is restored; ready afterwards. */
    public void goBack() {
        restart(files::restoreData);
    }

    private void restart(Runnable meanwhile) {
        stopApiServer();
        stopEtcd();
        meanwhile.run();
        startEtcd();
        startApiServer();
    }

    /** Ends the API server, then etcd, and deletes the data. Closing twice is fine. */
    @Override
    public synchronized void close() {
        if (adminClient != null) {
            adminClient.close();
        }
        apiServer.close();
        etcd.close();
        files.deleteData();
    }
}
