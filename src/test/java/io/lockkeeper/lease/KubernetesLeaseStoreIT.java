package io.lockkeeper.lease;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store on a real API server keeps to the contract. */
@ExtendWith(SharedCluster.class)
class KubernetesLeaseStoreIT extends LeaseStoreContract {

    private LeaseStore store;

    @BeforeEach
    void useNewNamespace(KubeCluster cluster) {
        KubernetesClient client = cluster.adminClient();
        store = new KubernetesLeaseStore(client, cluster.createNamespace("leases"), failure -> false);
    }

    @Override
    LeaseStore store() {
        return store;
    }
}
