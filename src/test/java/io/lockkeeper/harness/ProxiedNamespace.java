package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.util.List;

/** A new namespace, a proxy of its own and a client that goes through it: what a test of the proxy works on. */
final class ProxiedNamespace implements AutoCloseable {
    private final KubeCluster cluster;
    private final String name;
    private final ApiProxy proxy;
    private final KubernetesClient client;

    ProxiedNamespace(KubeCluster cluster) {
        this.cluster = cluster;
        this.name = cluster.createNamespace("proxy");
        this.proxy = new ApiProxy(cluster);
        this.client = client(cluster.adminToken());
    }

    /** Returns the name of the namespace. */
    String name() {
        return name;
    }

    /** Returns the proxy. */
    ApiProxy proxy() {
        return proxy;
    }

    /** Returns the administrator's client through the proxy. */
    KubernetesClient client() {
        return client;
    }

    /** Returns a new client through the proxy with another token; the caller closes it. */
    KubernetesClient client(String token) {
        return new Connection(proxy.url(), cluster.caFile()).client(token);
    }

    /** Returns the path of the namespace's config maps. */
    String path() {
        return "/api/v1/namespaces/" + name + "/configmaps";
    }

    /** Returns a config map to be created. */
    ConfigMap object(String objectName) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(objectName)
                .withNamespace(name)
                .endMetadata()
                .build();
    }

    /** Creates a config map through the proxy. */
    void create(String objectName) {
        client.resource(object(objectName)).create();
    }

    /** Creates a config map past the proxy. */
    void createDirectly(String objectName) {
        cluster.adminClient().resource(object(objectName)).create();
    }

    /** Returns the names of the config maps that the API server has, asked past the proxy. */
    List<String> stored() {
        return cluster.adminClient().configMaps().inNamespace(name).list().getItems().stream()
                .map(object -> object.getMetadata().getName())
                .toList();
    }

    /** Opens a watch of the config maps through the proxy by plain HTTP. */
    EventStream watch() {
        return EventStream.open(URI.create(proxy.url() + path() + "?watch=true"), cluster.adminToken());
    }

    @Override
    public void close() {
        client.close();
        proxy.close();
    }
}
