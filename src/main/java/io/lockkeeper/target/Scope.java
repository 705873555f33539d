package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** Which resources Kubernaut is to take care of. */
@FunctionalInterface
public interface Scope {

    /**
     * Returns whether a target is one of them.
     *
     * @param timeLeft asked before each look-up; what it throws ends the question
     * @throws KubernetesClientException where the API server could not be asked
     */
    boolean isManaged(Target target, TimeLeft timeLeft);
}
