package io.lockkeeper.incident;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lockkeeper.harness.ApiProxy;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Requests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A view that is fed through a proxy, and the requests of its namespace, which are changed past that proxy. */
final class FedView implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    private final KubeCluster cluster;
    private final String namespace;
    private final ApiProxy proxy;
    private final KubernetesClient client;
    private final LiveView view;
    private final RequestFeed feed;

    FedView(KubeCluster cluster, int pageSize, Duration silence, Duration checkEvery) {
        this.cluster = cluster;
        cluster.apply(Path.of("k8s/crd/remediationrequests.yaml"));
        this.namespace = cluster.createNamespace("feed");
        this.proxy = new ApiProxy(cluster);
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(proxy.url())
                .withOauthToken(cluster.adminToken())
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(2000)
                .build();
        this.client = new KubernetesClientBuilder().withConfig(config).build();
        this.view = new LiveView(
                new ViewTimes(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(2)), System::nanoTime);
        RequestApi api = new RequestApi(client, path(), pageSize, silence);
        this.feed = new RequestFeed(view, new ListAndWatch(api, view, checkEvery));
    }

    /** Starts the feed and waits until it has listed everything. */
    void sync() throws InterruptedException {
        feed.start();
        if (!feed.awaitSync(SOON)) {
            throw new AssertionError("not synced: " + feed.fault());
        }
    }

    String path() {
        return "/apis/kubernaut.ai/v1alpha1/namespaces/" + namespace + "/remediationrequests";
    }

    ApiProxy proxy() {
        return proxy;
    }

    LiveView view() {
        return view;
    }

    RequestFeed feed() {
        return feed;
    }

    Requests requests() {
        return new Requests(cluster.adminClient(), namespace);
    }

    /** Returns the names of what the view knows of the fingerprint that all requests here have. */
    Set<String> names() {
        return known().stream().map(KnownRequest::name).collect(toSet());
    }

    List<KnownRequest> known() {
        return view.of(SampleRequest.FINGERPRINT);
    }

    KnownRequest create(String name) {
        return KnownRequest.of(requests().create(Requests.sample(name, SampleRequest.FINGERPRINT.value())));
    }

    void delete(String name) {
        requests().delete(name);
    }

    @Override
    public void close() {
        feed.close();
        client.close();
        proxy.close();
    }
}
