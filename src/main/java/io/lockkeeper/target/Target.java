package io.lockkeeper.target;

/**
 * The Kubernetes resource that an alert is about.
 *
 * @param namespace empty for a cluster-scoped resource
 * @param kind as in a manifest: {@code Deployment}
 * @param name of the resource
 * @param apiVersion group and version of the kind: {@code apps/v1}
 */
public record Target(String namespace, String kind, String name, String apiVersion) {}
