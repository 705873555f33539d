package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** The objects of the cluster. */
@FunctionalInterface
interface ClusterObjects {

    /**
     * Looks for one.
     *
     * @throws KubernetesClientException where the API server could not be asked: it may be there or not
     */
    Reading read(Sought sought);
}
