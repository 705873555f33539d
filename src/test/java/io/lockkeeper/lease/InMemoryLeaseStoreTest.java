package io.lockkeeper.lease;

/** The store in memory keeps to the contract. */
class InMemoryLeaseStoreTest extends LeaseStoreContract {

    private final LeaseStore store = new InMemoryLeaseStore();

    @Override
    LeaseStore store() {
        return store;
    }
}
