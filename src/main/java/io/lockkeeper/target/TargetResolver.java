package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;

/** Finds the resource that an alert is about. */
@FunctionalInterface
public interface TargetResolver {

    /**
     * Returns what the labels of an alert lead to.
     *
     * @param timeLeft asked before each look-up; what it throws ends the search
     * @throws KubernetesClientException where the API server could not be asked, so that the answer may be another later
     */
    Resolution resolve(Map<String, String> labels, TimeLeft timeLeft);
}
