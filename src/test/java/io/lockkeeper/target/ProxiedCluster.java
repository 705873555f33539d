package io.lockkeeper.target;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.ApiProxy;
import io.lockkeeper.harness.KubeCluster;
import java.time.Duration;
import java.util.List;

/** A namespace of the real cluster, and a client to it whose calls a proxy counts. */
final class ProxiedCluster implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KubeCluster cluster;
    private final ApiProxy proxy;
    private final String namespace;
    private final KubernetesClient client;

    ProxiedCluster(KubeCluster cluster) {
        this.cluster = cluster;
        this.proxy = new ApiProxy(cluster);
        this.namespace = cluster.createNamespace("target");
        this.client = client(cluster.adminToken(), TIMEOUT);
    }

    ApiProxy proxy() {
        return proxy;
    }

    String namespace() {
        return namespace;
    }

    /** Returns the administrator's client through the proxy. */
    KubernetesClient client() {
        return client;
    }

    /** Returns a client through the proxy; the caller closes it. */
    KubernetesClient client(String token, Duration timeout) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(proxy.url())
                .withOauthToken(token)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(Math.toIntExact(timeout.toMillis()))
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** Returns the token of a new service account, which may do nothing but discover. */
    String strangersToken() {
        return new Account(cluster, namespace).token();
    }

    /** Creates an object past the proxy, and returns it as stored. */
    <T extends HasMetadata> T create(T object) {
        return cluster.adminClient().resource(object).create();
    }

    /** Creates an object that another controls. */
    <T extends HasMetadata> T createOwned(T object, HasMetadata controller) {
        object.getMetadata()
                .setOwnerReferences(List.of(
                        reference(controller, false, "bystander"),
                        reference(controller, true, controller.getMetadata().getName())));
        return create(object);
    }

    /** Deletes an object past the proxy, at once. */
    void delete(HasMetadata object) {
        cluster.adminClient().resource(object).withGracePeriod(0).delete();
    }

    /** Returns the kinds as this cluster serves them. */
    Kinds kinds(String wanted) {
        KindCatalogue catalogue =
                new KindCatalogue(new ApiDiscovery(client), WantedKinds.parse(wanted), new RecordedMetrics());
        catalogue.refresh();
        return catalogue.kinds();
    }

    /** Returns the paths that were asked for, in order. */
    List<String> paths() {
        return proxy.calls().stream()
                .map(call -> call.method() + " " + call.path())
                .toList();
    }

    @Override
    public void close() {
        client.close();
        proxy.close();
    }

    private static OwnerReference reference(HasMetadata owner, boolean controller, String name) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(name)
                .withUid(owner.getMetadata().getUid())
                .withController(controller)
                .build();
    }
}
