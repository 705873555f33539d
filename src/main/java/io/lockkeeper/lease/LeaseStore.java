package io.lockkeeper.lease;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where Leases are stored. Each verb is one call that is not retried. That another was there first is an answer; only
 * what could not be asked is an exception.
 */
public interface LeaseStore {

    /**
     * Creates a Lease.
     *
     * @return it, empty where there is one of that name
     * @throws LeaseStoreException where the store does not say; it may be created all the same
     */
    Optional<StoredLease> create(String name, LeaseRecord record);

    /**
     * Returns the Lease of a name as of now, empty where there is none.
     *
     * @throws LeaseStoreException where the store does not say
     */
    Optional<StoredLease> read(String name);

    /**
     * Writes a Lease, if it is still the same one and as it was read.
     *
     * @return it as it is now, empty where it has changed or gone
     * @throws LeaseStoreException where the store does not say; it may be written all the same
     */
    Optional<StoredLease> replace(StoredLease read, LeaseRecord next);

    /**
     * Deletes a Lease, if it is still the same one and as it was read.
     *
     * @throws LeaseStoreException where the store does not say; it may be deleted all the same
     */
    Deletion delete(StoredLease read);

    /**
     * Returns Leases whose names begin with a prefix and that are wanted. All are looked at, until there are enough.
     *
     * @param wanted whether one is; asked once for each, as it is read
     * @param most of them
     * @throws LeaseStoreException where the store does not say
     */
    List<StoredLease> list(String prefix, Predicate<StoredLease> wanted, int most);

    /**
     * Returns Leases whose names begin with a prefix.
     *
     * @param most of them
     * @throws LeaseStoreException where the store does not say
     */
    default List<StoredLease> list(String prefix, int most) {
        return list(prefix, lease -> true, most);
    }

    /** What became of a Lease that was to be deleted. */
    enum Deletion {
        /** It is deleted. */
        DELETED,
        /** There was none. */
        GONE,
        /** It is another one by now, or was written since, and is still there. */
        CHANGED
    }
}
