package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** kubectl as the administrator of a cluster. */
public final class Kubectl {

    private final KubeCluster cluster;
    private final Path kubeconfig = GatewayProcess.folder().resolve("admin.yaml");

    /** Prepares it. */
    public Kubectl(KubeCluster cluster) {
        this.cluster = cluster;
        cluster.writeKubeconfig(kubeconfig, cluster.url(), cluster.adminToken());
    }

    /** Returns the objects of a kustomization that are of one kind. */
    public <T extends HasMetadata> List<T> kustomize(String folder, Class<T> kind) {
        return cluster
                .adminClient()
                .load(new ByteArrayInputStream(run("kustomize", folder).getBytes(UTF_8)))
                .items()
                .stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /**
     * Runs it.
     *
     * @return what it printed
     * @throws AssertionError where it fails
     */
    public String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                cluster.binaries().kubectl().toString(),
                "--kubeconfig",
                kubeconfig.toAbsolutePath().toString(),
                // It would keep what it discovers in the home folder.
                "--cache-dir",
                kubeconfig.resolveSibling("cache").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("kubectl " + String.join(" ", arguments) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while kubectl ran", e);
        }
    }
}
