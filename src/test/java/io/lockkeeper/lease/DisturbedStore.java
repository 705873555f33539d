package io.lockkeeper.lease;

import io.lockkeeper.lease.LeaseStoreException.Reason;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store with the way to it: what is called is noted, and a test decides what happens on the way. */
final class DisturbedStore implements LeaseStore {

    private final LeaseStore store;
    private final VirtualTime time;
    private final List<Verb> calls = new ArrayList<>();
    private Function<Verb, Way> ways = verb -> Way.GOOD;

    DisturbedStore(LeaseStore store, VirtualTime time) {
        this.store = store;
        this.time = time;
    }

    /**
     * What happens to one call.
     *
     * @param there how long until it takes effect
     * @param failsBefore what its caller learns although it never takes effect, null where it does
     * @param back how long until the answer is there
     * @param failsAfter what its caller learns in the place of the answer, null where that comes
     * @param late whether its caller gives up before it takes effect, which it does all the same
     */
    record Way(Duration there, @Nullable Reason failsBefore, Duration back, @Nullable Reason failsAfter, boolean late) {

        static final Way GOOD = new Way(Duration.ZERO, null, Duration.ZERO, null, false);
        static final Way LOST_REPLY = GOOD.answered(Reason.UNKNOWN);

        static Way failed(Reason reason) {
            return new Way(Duration.ZERO, reason, Duration.ZERO, null, false);
        }

        static Way slow(Duration there, Duration back) {
            return new Way(there, null, back, null, false);
        }

        /** A call that takes effect so long after its caller has given up. */
        static Way late(Duration there) {
            return new Way(there, null, Duration.ZERO, Reason.UNKNOWN, true);
        }

        Way answered(Reason reason) {
            return new Way(there, failsBefore, back, reason, late);
        }
    }

    /** Decides about each call from now on. */
    void on(Function<Verb, Way> decision) {
        ways = decision;
    }

    /** Has the next calls of a verb go these ways, and all others a good one. */
    void next(Verb disturbed, Way... inOrder) {
        List<Way> left = new ArrayList<>(List.of(inOrder));
        ways = verb -> verb == disturbed && !left.isEmpty() ? left.remove(0) : Way.GOOD;
    }

    /** Returns what was called so far, and forgets it. */
    List<Verb> takeCalls() {
        List<Verb> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    @Override
    public Optional<StoredLease> create(String name, LeaseRecord record) {
        return call(Verb.CREATE, name, () -> store.create(name, record));
    }

    @Override
    public Optional<StoredLease> read(String name) {
        return call(Verb.READ, name, () -> store.read(name));
    }

    @Override
    public Optional<StoredLease> replace(StoredLease read, LeaseRecord next) {
        return call(Verb.REPLACE, read.name(), () -> store.replace(read, next));
    }

    @Override
    public Deletion delete(StoredLease read) {
        return call(Verb.DELETE, read.name(), () -> store.delete(read));
    }

    @Override
    public List<StoredLease> list(String prefix, Predicate<StoredLease> wanted, int most) {
        return call(Verb.LIST, prefix, () -> store.list(prefix, wanted, most));
    }

    private <T> T call(Verb verb, String name, Supplier<T> call) {
        calls.add(verb);
        Way way = ways.apply(verb);
        if (way.late) {
            time.after(way.there, () -> {
                T unused = call.get();
            });
            throw failure(verb, name, Reason.UNKNOWN);
        }
        pass(way.there);
        if (way.failsBefore != null) {
            throw failure(verb, name, way.failsBefore);
        }
        T answer = call.get();
        pass(way.back);
        if (way.failsAfter != null) {
            throw failure(verb, name, way.failsAfter);
        }
        return answer;
    }

    private void pass(Duration span) {
        if (!span.isZero()) {
            time.sleep(span);
        }
    }

    private static LeaseStoreException failure(Verb verb, String name, Reason reason) {
        Duration retryAfter = reason == Reason.BUSY ? Duration.ofSeconds(1) : null;
        return new LeaseStoreException(verb, name, reason, "disturbed: " + reason, retryAfter, null);
    }
}
