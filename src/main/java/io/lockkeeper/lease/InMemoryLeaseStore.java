package io.lockkeeper.lease;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Leases in memory: for a process that has no other beside it, and for tests. This class is threadsafe. */
public final class InMemoryLeaseStore implements LeaseStore {

    private final SortedMap<String, StoredLease> leases = new TreeMap<>();
    private long writes;

    @Override
    public synchronized Optional<StoredLease> create(String name, LeaseRecord record) {
        return leases.containsKey(name) ? Optional.empty() : Optional.of(store(name, "uid-" + (writes + 1), record));
    }

    @Override
    public synchronized Optional<StoredLease> read(String name) {
        return Optional.ofNullable(leases.get(name));
    }

    @Override
    public synchronized Optional<StoredLease> replace(StoredLease read, LeaseRecord next) {
        return isUnchanged(read) ? Optional.of(store(read.name(), read.uid(), next)) : Optional.empty();
    }

    @Override
    public synchronized Deletion delete(StoredLease read) {
        if (!leases.containsKey(read.name())) {
            return Deletion.GONE;
        }
        if (!isUnchanged(read)) {
            return Deletion.CHANGED;
        }
        leases.remove(read.name());
        return Deletion.DELETED;
    }

    @Override
    public synchronized List<StoredLease> list(String prefix, Predicate<StoredLease> wanted, int most) {
        return leases.tailMap(prefix).values().stream()
                .filter(lease -> lease.name().startsWith(prefix))
                .filter(wanted)
                .limit(most)
                .toList();
    }

    private boolean isUnchanged(StoredLease read) {
        @Nullable StoredLease now = leases.get(read.name());
        return now != null && now.isSameWrite(read);
    }

    private StoredLease store(String name, String uid, LeaseRecord record) {
        StoredLease stored = new StoredLease(name, uid, String.valueOf(++writes), record);
        leases.put(name, stored);
        return stored;
    }
}
