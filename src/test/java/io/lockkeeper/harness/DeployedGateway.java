package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A gateway that runs as its Deployment says: with its account, its environment and the ConfigMaps that it mounts. */
public final class DeployedGateway implements AutoCloseable {

    /** A kustomization of everything that can be put together. */
    public static final String WHOLE = "src/test/kustomize/whole";
    /** Definitions of kinds that others bring. */
    public static final Path FOREIGN_DEFINITIONS = Path.of("src/test/kustomize/foreign-definitions.yaml");

    /** Where it all is, as the manifests have it. */
    public static final String NAMESPACE = "kubernaut-system";

    private final KubeCluster cluster;
    private final ApiProxy proxy;
    private final GatewayProcess process;

    private DeployedGateway(KubeCluster cluster, ApiProxy proxy, GatewayProcess process) {
        this.cluster = cluster;
        this.proxy = proxy;
        this.process = process;
    }

    /**
     * Starts what the Deployment {@code lockkeeper} of a cluster describes, and returns once it listens.
     *
     * @param more further variables
     */
    public static DeployedGateway start(KubeCluster cluster, Map<String, String> more) {
        KubernetesClient client = cluster.adminClient();
        PodSpec pod = client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("lockkeeper")
                .require()
                .getSpec()
                .getTemplate()
                .getSpec();
        Path folder = GatewayProcess.folder();
        Map<String, String> environment = environment(client, pod, folder.resolve("root"));
        environment.putAll(more);
        ApiProxy proxy = new ApiProxy(cluster);
        Path kubeconfig = folder.resolve("kubeconfig.yaml");
        cluster.writeKubeconfig(kubeconfig, proxy.url(), token(cluster, NAMESPACE, pod.getServiceAccountName()));
        GatewayProcess process = GatewayProcess.launch(kubeconfig, environment);
        DeployedGateway gateway = new DeployedGateway(cluster, proxy, process);
        try {
            process.awaitListening();
            return gateway;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /** Returns a token of a service account. */
    public static String token(KubeCluster cluster, String namespace, String account) {
        return cluster.adminClient()
                .serviceAccounts()
                .inNamespace(namespace)
                .withName(account)
                .tokenRequest()
                .getStatus()
                .getToken();
    }

    private static Map<String, String> environment(KubernetesClient client, PodSpec pod, Path root) {
        Container container = pod.getContainers().get(0);
        Map<String, String> environment = new HashMap<>();
        container
                .getEnvFrom()
                .forEach(from -> environment.putAll(
                        configMap(client, from.getConfigMapRef().getName()).getData()));
        for (EnvVar variable : container.getEnv()) {
            environment.put(variable.getName(), value(variable));
        }
        for (VolumeMount mount : container.getVolumeMounts()) {
            mount(client, pod, mount, root);
        }
        // A pod has these folders at its root.
        environment.replaceAll((name, value) -> value.startsWith("/") ? root + value : value);
        return environment;
    }

    private static String value(EnvVar variable) {
        if (variable.getValue() != null) {
            return variable.getValue();
        }
        return switch (variable.getValueFrom().getFieldRef().getFieldPath()) {
            case "metadata.name" -> "lockkeeper-7d4b9c-x2x1p";
            case "metadata.namespace" -> NAMESPACE;
            default -> throw new AssertionError("the harness cannot set " + variable);
        };
    }

    private static void mount(KubernetesClient client, PodSpec pod, VolumeMount mount, Path root) {
        Path folder = root.resolve(mount.getMountPath().substring(1));
        try {
            Files.createDirectories(folder);
            for (Volume volume : pod.getVolumes()) {
                if (volume.getName().equals(mount.getName()) && volume.getConfigMap() != null) {
                    Map<String, String> data =
                            configMap(client, volume.getConfigMap().getName()).getData();
                    MountedConfigMap.bring(folder, 0, data == null ? Map.of() : data);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigMap configMap(KubernetesClient client, String name) {
        return client.configMaps().inNamespace(NAMESPACE).withName(name).require();
    }

    /** Returns the gateway. */
    public GatewayProcess process() {
        return process;
    }

    /** Returns the proxy that all its calls pass. */
    public ApiProxy proxy() {
        return proxy;
    }

    /** Returns the requests that it makes. */
    public Requests requests() {
        return new Requests(cluster.adminClient(), NAMESPACE);
    }

    @Override
    public void close() {
        process.close();
        proxy.close();
    }
}
