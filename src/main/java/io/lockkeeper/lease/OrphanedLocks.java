package io.lockkeeper.lease;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases of locks that have not changed for several times as long as they last, as far as was seen here. A holder that is
 * late has its Lease taken over by whoever wants it; these are those that nobody wants.
 */
final class OrphanedLocks implements Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedLocks.class);
    private static final int LIFETIMES = 4;
    private static final int MOST_LOOKED_AT = 1000;
    private static final int MOST_DELETED = 20;

    private final LockParts parts;
    private final Observations observations;

    OrphanedLocks(LockParts parts) {
        this.parts = parts;
        this.observations = new Observations(parts.environment(), MOST_LOOKED_AT);
    }

    @Override
    public String prefix() {
        return LeaseName.PREFIX;
    }

    @Override
    public boolean isLeft(StoredLease lease) {
        Duration lifetime = lease.record().lifetime(parts.settings().duration());
        return observations.see(lease).compareTo(lifetime.multipliedBy(LIFETIMES)) >= 0;
    }

    @Override
    public int most() {
        return MOST_DELETED;
    }

    @Override
    public void swept(StoredLease lease, LeaseStore.Deletion deletion) {
        observations.forget(lease.name());
        LOG.info("Lease {}, left behind by {}: {}", lease.name(), lease.record().holder(), deletion);
    }
}
