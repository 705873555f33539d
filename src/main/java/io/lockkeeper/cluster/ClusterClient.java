package io.lockkeeper.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.impl.BaseClient;
import io.fabric8.kubernetes.client.impl.KubernetesClientImpl;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the client that everything here shares. */
public final class ClusterClient {

    private ClusterClient() {}

    /** Returns the namespace that the pod's service account or the kubeconfig names, null where neither does. */
    public static @Nullable String namespace() {
        return Config.autoConfigure(null).getNamespace();
    }

    /**
     * Returns a client for the cluster that the standard rules name: system properties, {@code KUBECONFIG} or the
     * user's kubeconfig, or else the service account of the pod.
     *
     * <p>It never retries: its own retries would send a POST up to eleven times behind the back of whoever counts
     * attempts and watches a deadline.
     *
     * @param timeout most time that one request may take, waiting for its turn and connecting included; watches may
     *     last
     * @param userAgent how the audit log of the API server shall call this process
     * @param queue in which each call waits for its turn
     * @param breaker which each write has to pass
     * @param clock which follows the answers
     * @param metrics where each call is counted
     */
    public static KubernetesClient connect(
            Duration timeout,
            String userAgent,
            CallQueue queue,
            WriteBreaker breaker,
            ServerClock clock,
            ApiMetrics metrics) {
        int millis = Math.toIntExact(timeout.toMillis());
        Config config = new ConfigBuilder(Config.autoConfigure(null))
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(millis)
                .withConnectionTimeout(millis)
                .withUserAgent(userAgent)
                .build();
        return connect(config, new CallWatch(timeout, queue, breaker, clock, metrics, System::nanoTime));
    }

    /** Returns a client whose every call is watched, those of the clients that are derived from it too. */
    static KubernetesClient connect(Config config, CallWatch watch) {
        HttpClient http =
                HttpClientUtils.getHttpClientFactory().newBuilder(config).build();
        return new KubernetesClientImpl(
                new GuardedHttpClient(http, watch),
                config,
                BaseClient.DEFAULT_EXECUTOR_SUPPLIER,
                new KubernetesSerialization());
    }
}
