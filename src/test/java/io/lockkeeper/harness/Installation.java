package io.lockkeeper.harness;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Gateways of one namespace of a cluster, with a proxy between them and the API server. It stops them all. */
public final class Installation implements AutoCloseable {

    private static final Duration LOCKS = Duration.ofSeconds(20);

    private final KubeCluster cluster;
    private final String namespace;
    private final ApiProxy proxy;
    private final List<GatewayProcess> gateways = new ArrayList<>();

    /** Installs the definition of the requests and makes a new namespace, without a gateway yet. */
    public Installation(KubeCluster cluster) {
        this.cluster = cluster;
        cluster.apply(Path.of("k8s/crd/remediationrequests.yaml"));
        this.namespace = cluster.createNamespace("gateway");
        this.proxy = new ApiProxy(cluster);
    }

    /** Starts one more gateway, and returns once it listens. */
    public GatewayProcess start(Map<String, String> environment) {
        return start(cluster.adminToken(), environment);
    }

    /** Starts one more gateway with an account of its own, and returns once it listens. */
    public GatewayProcess startAs(Account account, Map<String, String> environment) {
        return start(account.token(), environment);
    }

    private GatewayProcess start(String token, Map<String, String> environment) {
        GatewayProcess gateway = GatewayProcess.start(cluster, proxy.url(), token, namespace, environment);
        gateways.add(gateway);
        return gateway;
    }

    /** Returns a new client that passes the proxy and tries each call once; the caller closes it. */
    public KubernetesClient client() {
        return new Connection(proxy.url(), cluster.caFile()).client(cluster.adminToken());
    }

    /** Returns where the requests are made. */
    public String namespace() {
        return namespace;
    }

    /** Returns the accounts that may post here. */
    public Senders senders() {
        return new Senders(cluster, namespace);
    }

    /** Returns the requests that are there, asked past the proxy. */
    public Requests requests() {
        return new Requests(cluster.adminClient(), namespace);
    }

    /** Returns the locks that are there, asked past the proxy. */
    public Leases leases() {
        return new Leases(cluster.adminClient(), namespace);
    }

    /** Waits until somebody has found a lock held, since the calls of the proxy were last forgotten. */
    public void awaitLookAtLock() {
        Awaitility.await("somebody to look at a lock that is held")
                .atMost(LOCKS)
                .until(() -> !proxy.calls(ApiCall.get(".*/leases/gw-lock-.*")).isEmpty());
    }

    /** Waits until nobody has a lock. */
    public void awaitNoLease() {
        Awaitility.await("the locks to be given back").atMost(LOCKS).until(() -> leases().all()
                .isEmpty());
    }

    /** Returns the proxy that all calls of the gateways pass. */
    public ApiProxy proxy() {
        return proxy;
    }

    @Override
    public void close() {
        gateways.forEach(GatewayProcess::close);
        proxy.close();
    }
}
