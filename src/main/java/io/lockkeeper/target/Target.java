package io.lockkeeper.target;

/**
 * The Kubernetes resource that an alert is about.
 *
 * @param cluster the cluster that holds it as the alert calls it, empty for this one
 * @param namespace empty for a cluster-scoped resource
 * @param kind as in a manifest: {@code Deployment}
 * @param name of the resource
 * @param apiVersion group and version of the kind: {@code apps/v1}
 */
public record Target(String cluster, String namespace, String kind, String name, String apiVersion) {

    /** Returns {@code namespace:Kind:name}, by which people and fingerprints tell resources of one cluster apart. */
    public String identity() {
        return namespace + ":" + kind + ":" + name;
    }

    /** Returns the group of its API, empty for the core. */
    public String group() {
        return Owner.groupOf(apiVersion);
    }
}
