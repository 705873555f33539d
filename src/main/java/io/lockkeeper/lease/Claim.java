package io.lockkeeper.lease;

/**
 * One acquisition: who wants which Lease.
 *
 * @param lease which
 * @param holder {@code <pod>/<id>}, never used for another acquisition
 */
record Claim(LeaseName lease, String holder) {

    /** Returns whether a Lease is held by this acquisition. */
    boolean owns(StoredLease stored) {
        return holder.equals(stored.record().holder());
    }
}
