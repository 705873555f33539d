package io.lockkeeper.lease;

/** Hears of holders that are no acquisition of this protocol: another gateway is at work on the same Leases. */
@FunctionalInterface
public interface ForeignHolders {

    /**
     * A Lease was seen in the hands of one. It is told each time that one is seen.
     *
     * @param lease name of the Lease
     * @param holder a plain pod name
     */
    void seen(String lease, String holder);
}
