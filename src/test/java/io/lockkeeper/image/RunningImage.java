package io.lockkeeper.image;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.KubeCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The image as a container would be run, with the memory that the manifests give it. */
final class RunningImage {

    /** What {@code k8s/base} limits a container to. */
    static final int MEBIBYTES = 640;

    private final KubeCluster cluster;
    private final String namespace;
    private final InstalledJdk jdk;
    private final Path working;
    private final List<String> entryPoint;

    private RunningImage(KubeCluster cluster, InstalledJdk jdk, Path working, List<String> entryPoint) {
        this.cluster = cluster;
        this.namespace = cluster.createNamespace("image");
        this.jdk = jdk;
        this.working = working;
        this.entryPoint = entryPoint;
    }

    /** Builds it. */
    static RunningImage build(KubeCluster cluster) throws IOException, InterruptedException {
        cluster.apply(Path.of("k8s/crd/remediationrequests.yaml"));
        cluster.apply(Path.of("src/test/resources/managed.yaml"));
        Dockerfile file = Dockerfile.read();
        InstalledJdk jdk = InstalledJdk.like(file.image().base());
        Path working = new ImageBuild(GatewayProcess.folder(), jdk).run(file);
        return new RunningImage(cluster, jdk, working, file.entryPoint());
    }

    /** Returns the folder that the gateway runs in. */
    Path working() {
        return working;
    }

    /** Returns where the gateways make their requests. */
    String namespace() {
        return namespace;
    }

    /**
     * Starts a gateway and returns once it listens.
     *
     * @param options of the JVM, after those of the image
     * @param environment further variables
     */
    GatewayProcess start(String options, Map<String, String> environment) {
        Path kubeconfig = GatewayProcess.folder().resolve("kubeconfig.yaml").toAbsolutePath();
        cluster.writeKubeconfig(kubeconfig, cluster.url(), cluster.adminToken());
        Map<String, String> all = new HashMap<>();
        all.put("PATH", jdk.path());
        all.put(
                "JDK_JAVA_OPTIONS",
                "-XX:MaxRAM=%dm -Djava.io.tmpdir=%s -Djava.net.preferIPv4Stack=true %s"
                        .formatted(MEBIBYTES, kubeconfig.getParent(), options));
        all.put("POD_NAME", "lockkeeper-0");
        all.put("KUBERNAUT_CONTROLLER_NAMESPACE", namespace);
        all.put("LOCKKEEPER_AUTH_ENABLED", "false");
        all.put("LOCKKEEPER_TARGET_REQUIRE_EXISTING", "false");
        all.put("LOCKKEEPER_SHUTDOWN_WAIT", "0s");
        all.putAll(environment);
        // What the image is started with is relative to its folder.
        List<String> command = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", working.toString()));
        command.addAll(entryPoint);
        return GatewayProcess.launch(command, kubeconfig, all).listening();
    }
}
