package io.lockkeeper.harness;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/**
 * What a client needs to know of an API server, or of a proxy in front of it.
 *
 * @param url its https or http URL
 * @param caFile the certificates that are trusted when it is https
 */
record Connection(String url, Path caFile) {
    /** Returns a new client that tries each request once and knows nothing of this machine's own clusters. */
    KubernetesClient client(String token) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url)
                .withCaCertFile(caFile.toString())
                .withOauthToken(token)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
