package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A YAML file with one or more Kubernetes objects.
 *
 * @param file the file, its documents separated by {@code ---}
 */
public record Manifest(Path file) {
    private static final Duration ESTABLISHED = Duration.ofSeconds(30);

    /** Applies the objects in their order with server-side apply, each definition served before the next object. */
    List<HasMetadata> apply(KubernetesClient client) {
        return objects().map(object -> apply(client, object)).toList();
    }

    /** Returns the objects of one class, as the file has them. */
    public <T extends HasMetadata> List<T> objects(Class<T> type) {
        return objects().filter(type::isInstance).map(type::cast).toList();
    }

    private Stream<HasMetadata> objects() {
        try {
            return Stream.of(Files.readString(file).split("(?m)^---$", -1))
                    .map(text -> Serialization.unmarshal(text, HasMetadata.class));
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
