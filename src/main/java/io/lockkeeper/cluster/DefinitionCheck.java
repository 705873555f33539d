package io.lockkeeper.cluster;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the custom resource that this gateway writes is installed, and as it is written. This class is threadsafe.
 */
public final class DefinitionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionCheck.class);

    private final KubernetesClient client;
    private final RequiredDefinition required;
    private volatile List<String> faults = List.of("not checked yet");

    /** Makes a check that has not asked yet. */
    public DefinitionCheck(KubernetesClient client, RequiredDefinition required) {
        this.client = client;
        this.required = required;
    }

    /**
     * Reads the definition, logs what is wrong with it where that is news, and keeps it for {@link #fault()}. Not
     * being allowed to read it is no fault of the definition.
     *
     * @throws KubernetesClientException where the API server does not answer
     */
    public void check() {
        List<String> found = read();
        if (!found.equals(faults) && !found.isEmpty()) {
            LOG.error("not ready, the CustomResourceDefinition {} does not fit: {}", required.name(), found);
        }
        faults = found;
    }

    /** Returns what does not fit, empty where all does. */
    public Optional<String> fault() {
        List<String> found = faults;
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of("CustomResourceDefinition " + required.name() + ": " + String.join("; ", found));
    }

    private List<String> read() {
        try {
            CustomResourceDefinition definition = client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName(required.name())
                    .get();
            return definition == null
                    ? List.of("it is not installed; Kubernaut brings it, and so does k8s/crd")
                    : required.faults(definition);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                LOG.warn("not allowed to read the CustomResourceDefinition {}: it is not checked", required.name());
                return List.of();
            }
            throw e;
        }
    }
}
