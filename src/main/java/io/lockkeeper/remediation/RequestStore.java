package io.lockkeeper.remediation;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import java.util.Optional;

/** Where requests are stored, as far as counting needs it: one call to the API server for each verb, and no retry. */
public interface RequestStore {

    /**
     * Returns the request of a name, empty where there is none.
     *
     * @throws KubernetesClientException where the API server does not say
     */
    Optional<KnownRequest> read(String name);

    /**
     * Writes what has been counted on a request, and nothing else of its status, if it is still as it was read.
     *
     * @return the request as it is now stored, empty where it has changed or gone since it was read
     * @throws KubernetesClientException where the API server does not say; it may have been written all the same
     */
    Optional<KnownRequest> write(KnownRequest read, Occurrences occurrences);
}
