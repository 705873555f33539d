package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.Alert;

/** Finds the resource that an alert is about. */
@FunctionalInterface
public interface TargetResolver {

    /**
     * Returns what an alert leads to: the resource that it names, or else that its labels name.
     *
     * @param timeLeft asked before each look-up; what it throws ends the search
     * @throws KubernetesClientException where the API server could not be asked, so that the answer may be another later
     */
    Resolution resolve(Alert alert, TimeLeft timeLeft);
}
