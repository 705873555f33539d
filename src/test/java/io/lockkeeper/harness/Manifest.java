package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A YAML file with one or more Kubernetes objects.
 *
 * @param file the file, its documents separated by {@code ---}
 */
record Manifest(Path file) {
    private static final Duration ESTABLISHED = Duration.ofSeconds(30);

    /** Applies the objects in their order with server-side apply, each definition served before the next object. */
    List<HasMetadata> apply(KubernetesClient client) {
        return objects(client).stream().map(object -> apply(client, object)).toList();
    }

    private List<HasMetadata> objects(KubernetesClient client) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return client.load(yaml).items();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private static HasMetadata apply(KubernetesClient client, HasMetadata object) {
        HasMetadata applied = client.resource(object)
                .fieldManager("lockkeeper-tests")
                .forceConflicts()
                .serverSideApply();
        if (applied instanceof CustomResourceDefinition definition) {
            awaitServed(client, definition);
        }
        return applied;
    }

    /** Established is said a moment before the API server answers for the new kind, hence the call afterwards. */
    private static void awaitServed(KubernetesClient client, CustomResourceDefinition definition) {
        client.resource(definition)
                .waitUntilCondition(Manifest::isEstablished, ESTABLISHED.toMillis(), TimeUnit.MILLISECONDS);
        Awaitility.await(definition.getMetadata().getName() + " to be served")
                .atMost(ESTABLISHED)
                .ignoreException(KubernetesClientException.class)
                .until(() -> client.genericKubernetesResources(CustomResourceDefinitionContext.fromCrd(definition))
                                .inAnyNamespace()
                                .list()
                        != null);
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        // A definition that is a moment old may have a status without conditions.
        return definition.getStatus() != null
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }
}
