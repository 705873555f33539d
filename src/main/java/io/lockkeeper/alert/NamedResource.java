package io.lockkeeper.alert;

/**
 * The resource that a sender says its alert is about.
 *
 * @param apiVersion group and version of the kind, as {@code apps/v1}; empty where the sender does not say
 * @param kind as in a manifest: {@code Deployment}
 * @param namespace empty where the sender does not say
 * @param name of the resource
 */
public record NamedResource(String apiVersion, String kind, String namespace, String name) {}
