package io.lockkeeper.lease;

/**
 * A Lease as it was stored at one time.
 *
 * @param name of the Lease
 * @param uid which differs from that of any Lease of this name before
 * @param version which changes with every write
 */
public record StoredLease(String name, String uid, String version, LeaseRecord record) {

    /** Returns whether it has neither been written nor made anew in between. */
    boolean isSameWrite(StoredLease other) {
        return uid.equals(other.uid) && version.equals(other.version);
    }
}
