package io.lockkeeper.harness;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A kube-apiserver to be started.
 *
 * @param binaries where the program is
 * @param files the cluster's files
 * @param etcdUrl where its storage serves
 * @param adminToken the administrator's token
 * @param flags flags added to the usual ones
 */
record ApiServer(KubeBinaries binaries, ClusterFiles files, String etcdUrl, String adminToken, List<String> flags) {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    /** Returns an API server that is ready, on a free loopback port. */
    RestartableProcess start() {
        return RestartableProcess.startOnFreePort(port -> {
            String url = "https://127.0.0.1:" + port;
            return new RestartableProcess(url, files.folder(), command(port), server -> awaitReady(server, url));
        });
    }

    private List<String> command(int port) {
        List<String> command = new ArrayList<>(List.of(
                binaries.kubeApiServer().toString(),
                "--etcd-servers=" + etcdUrl,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                // No pod will ask for it, and looking for a better address fails on a machine without a network.
                "--advertise-address=127.0.0.1",
                "--endpoint-reconciler-type=none",
                "--cert-dir=" + files.certificates(),
                "--token-auth-file=" + files.tokens(),
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + files.serviceAccountKey(),
                "--service-account-signing-key-file=" + files.serviceAccountKey(),
                "--disable-admission-plugins=ServiceAccount",
                "--service-cluster-ip-range=10.0.0.0/24"));
        command.addAll(flags);
        return command;
    }

    private void awaitReady(ChildProcess server, String url) {
        try {
            patiently().until(() -> running(server) && Files.exists(files.certificate()));
            try (KubernetesClient client = new Connection(url, files.certificate()).client(adminToken)) {
                patiently()
                        .ignoreException(KubernetesClientException.class)
                        .until(() -> running(server) && isReady(client));
            }
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(server + " is not ready after " + START + ":\n" + server.logTail(), e);
        }
    }

    /** The namespace default appears a moment after the API server says that it is ready. */
    private static boolean isReady(KubernetesClient client) {
        return "ok".equals(client.raw("/readyz"))
                && client.namespaces().withName("default").get() != null;
    }

    private static boolean running(ChildProcess server) {
        if (!server.isAlive()) {
            throw new IllegalStateException(server + " ended while it started:\n" + server.logTail());
        }
        return true;
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().pollDelay(POLL).pollInterval(POLL).atMost(START);
    }
}
