package io.lockkeeper.wiring;

import java.time.Duration;

/** There is no cluster to work with, so the gateway does not start. */
public final class ClusterUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param found what the last attempt came to, with the URL
     * @param waited how long attempts were made
     */
    public ClusterUnreachableException(String found, Duration waited) {
        super(found + "; gave up after " + waited.toSeconds()
                + " s. Check KUBECONFIG or the pod's service account, and that the URL can be reached from here");
    }
}
