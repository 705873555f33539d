package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a resource is managed or not.
 *
 * @param labels those that were read, in order: the first that says something decides
 * @param managed what came of it, null where that could not be found out
 * @param failure why it could not, null where it could
 */
public record ScopeReport(List<Label> labels, @Nullable Boolean managed, @Nullable KubernetesClientException failure) {

    /** Copies the list, so that a report never changes. */
    public ScopeReport {
        labels = List.copyOf(labels);
    }

    /**
     * The label {@value ClusterObject#MANAGED} of one resource.
     *
     * @param value null where it has none
     */
    public record Label(Target resource, Finding finding, @Nullable String value) {}
}
