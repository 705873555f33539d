package io.lockkeeper.demo;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The objects that the demo's API holds from the start. */
final class DemoCluster {

    private static final Path DEFINITION = Path.of("k8s", "crd", "remediationrequests.yaml");
    private static final Map<String, String> MANAGED = Map.of("kubernaut.ai/managed", "true");

    private final KubernetesClient client;

    DemoCluster(KubernetesClient client) {
        this.client = client;
    }

    /** Creates them all. */
    void create() {
        define();
        namespace(Demo.NAMESPACE, Map.of());
        namespace("shop", MANAGED);
        namespace("legacy", Map.of());
        List.of("checkout", "cart", "payments").forEach(name -> new Workload("shop", name).create(client));
        new Workload("legacy", "billing").create(client);
    }

    private void define() {
        try (InputStream definition = Files.newInputStream(DEFINITION)) {
            client.load(definition).create();
        } catch (IOException e) {
            throw new UncheckedIOException("start the demo in the project's folder, to which belongs " + DEFINITION, e);
        }
    }

    private void namespace(String name, Map<String, String> labels) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }
}
