package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** The locks in one namespace, as an administrator sees them. */
public final class Leases {

    private static final String PREFIX = "gw-lock-";

    private final KubernetesClient client;
    private final String namespace;

    /** Makes the view of a namespace. */
    public Leases(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Returns the Leases of all locks. */
    public List<Lease> all() {
        return client.leases().inNamespace(namespace).list().getItems().stream()
                .filter(lease -> lease.getMetadata().getName().startsWith(PREFIX))
                .toList();
    }

    /**
     * Returns the Lease of a name.
     *
     * @throws IllegalStateException where there is none
     */
    public Lease get(String name) {
        Lease lease = client.leases().inNamespace(namespace).withName(name).get();
        if (lease == null) {
            throw new IllegalStateException("no Lease " + name);
        }
        return lease;
    }

    /** Creates a Lease that nobody renews, and returns it as it is stored. */
    public Lease create(Lease lease) {
        return client.leases().inNamespace(namespace).resource(lease).create();
    }

    /** Gives a Lease to another holder, whoever has it. */
    public void hand(String name, String holder) {
        client.leases().inNamespace(namespace).withName(name).edit(lease -> new LeaseBuilder(lease)
                .editSpec()
                .withHolderIdentity(holder)
                .endSpec()
                .build());
    }

    /** Deletes a Lease. */
    public void delete(String name) {
        client.leases().inNamespace(namespace).withName(name).delete();
    }
}
