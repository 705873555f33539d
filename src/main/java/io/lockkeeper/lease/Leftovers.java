package io.lockkeeper.lease;

/** Leases of one kind that nobody deletes who uses them, for the one replica that sweeps at the time. */
public interface Leftovers {

    /** Returns how the names of all Leases of this kind begin. */
    String prefix();

    /** Returns whether a Lease of this kind, as it was just read, is to be deleted. */
    boolean isLeft(StoredLease lease);

    /** Returns how many are deleted in one round. */
    int most();

    /** Learns what became of one that was to be deleted. */
    void swept(StoredLease lease, LeaseStore.Deletion deletion);
}
