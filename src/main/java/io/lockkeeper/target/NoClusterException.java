package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** There is no API server to ask, and none is asked. */
public final class NoClusterException extends KubernetesClientException {

    private final String because;

    /** Makes one that says why, in words. */
    NoClusterException(String because) {
        super(because);
        this.because = because;
    }

    /** Returns why. */
    public String because() {
        return because;
    }
}
