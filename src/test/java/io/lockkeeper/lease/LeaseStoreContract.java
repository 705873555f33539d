package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.LeaseStore.Deletion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of Leases keeps to. Each test has an empty one. */
abstract class LeaseStoreContract {

    private static final String NAME = "gw-lock-c94bee70b191f68c";
    private static final int THREADS = 8;

    private static final LeaseRecord RECORD = new LeaseRecord(
            "a key: ä ☃",
            "pod/1",
            Duration.ofSeconds(5),
            Instant.parse("2026-01-31T12:00:00.000001Z"),
            Instant.parse("2026-01-31T12:00:00.123456Z"),
            3);

    abstract LeaseStore store();

    @Test
    void whatIsCreatedIsRead() {
        StoredLease created = store().create(NAME, RECORD).orElseThrow();

        assertThat(created.name()).isEqualTo(NAME);
        assertThat(created.record()).isEqualTo(RECORD);
        assertThat(store().read(NAME)).contains(created);
    }

    @Test
    void whatIsNotThereIsReadAsEmpty() {
        assertThat(store().read(NAME)).isEmpty();
    }

    @Test
    void secondCreateIsRefused() {
        StoredLease created = store().create(NAME, RECORD).orElseThrow();

        assertThat(store().create(NAME, RECORD.renewedAt(Instant.now()))).isEmpty();
        assertThat(store().read(NAME)).contains(created);
    }

    @Test
    void recordWithoutAnythingIsTaken() {
        LeaseRecord nothing = new LeaseRecord(null, null, null, null, null, null);

        assertThat(store().create(NAME, nothing).orElseThrow().record()).isEqualTo(nothing);
    }

    @Test
    void replacedItIsTheSameLeaseInAnotherVersion() {
        StoredLease created = store().create(NAME, RECORD).orElseThrow();
        LeaseRecord next =
                new LeaseRecord("other", "pod/2", Duration.ofSeconds(30), RECORD.acquired(), Instant.EPOCH, 4);

        StoredLease replaced = store().replace(created, next).orElseThrow();

        assertThat(replaced.record()).isEqualTo(next);
        assertThat(replaced.uid()).isEqualTo(created.uid());
        assertThat(replaced.isSameWrite(created)).isFalse();
        assertThat(store().read(NAME)).contains(replaced);
    }

    @Test
    void renewalThatStandsStillInTimeMakesAVersionToo() {
        StoredLease created = store().create(NAME, RECORD).orElseThrow();
        Instant still = Instant.parse("2026-01-31T12:00:00.123456Z");

        StoredLease renewed = store().replace(created, RECORD.renewedAt(still)).orElseThrow();

        assertThat(renewed.version()).isNotEqualTo(created.version());
    }

    @Test
    void replaceOfWhatWasWrittenSinceIsRefused() {
        StoredLease created = store().create(NAME, RECORD).orElseThrow();
        StoredLease renewed =
                store().replace(created, RECORD.renewedAt(Instant.now())).orElseThrow();

        assertThat(store().replace(created, RECORD)).isEmpty();
        assertThat(store().read(NAME)).contains(renewed);
    }

    @Test
    void replaceOfWhatIsGoneIsRefusedAndMakesNothing() {
        StoredLease created = store().create(NAME, RECORD).orElseThrow();
        store().delete(created);

        assertThat(store().replace(created, RECORD.renewedAt(Instant.now()))).isEmpty();
        assertThat(store().read(NAME)).isEmpty();
    }

    @Test
    void replaceOfWhatWasMadeAnewIsRefused() {
        StoredLease first = store().create(NAME, RECORD).orElseThrow();
        store().delete(first);
        StoredLease second = store().create(NAME, RECORD).orElseThrow();

        assertThat(store().replace(new StoredLease(NAME, first.uid(), second.version(), RECORD), RECORD))
                .isEmpty();
        assertThat(store().read(NAME)).contains(second);
        assertThat(second.uid()).isNotEqualTo(first.uid());
    }

    @Test
    void deletedItIsGone() {
        StoredLease created = store().create(NAME, RECORD).orElseThrow();

        assertThat(store().delete(created)).isEqualTo(Deletion.DELETED);
        assertThat(store().read(NAME)).isEmpty();
        assertThat(store().delete(created)).isEqualTo(Deletion.GONE);
    }

    @Test
    void deleteOfWhatWasWrittenSinceIsRefused() {
        StoredLease created = store().create(NAME, RECORD).orElseThrow();
        StoredLease renewed =
                store().replace(created, RECORD.renewedAt(Instant.now())).orElseThrow();

        assertThat(store().delete(created)).isEqualTo(Deletion.CHANGED);
        assertThat(store().read(NAME)).contains(renewed);
    }

    @Test
    void deleteOfWhatWasMadeAnewIsRefused() {
        StoredLease first = store().create(NAME, RECORD).orElseThrow();
        store().delete(first);
        StoredLease second = store().create(NAME, RECORD).orElseThrow();

        assertThat(store().delete(new StoredLease(NAME, first.uid(), second.version(), RECORD)))
                .isEqualTo(Deletion.CHANGED);
        assertThat(store().read(NAME)).contains(second);
    }

    @Test
    void looksAtAllUntilThereAreEnoughThatAreWanted() {
        for (int i = 0; i < 6; i++) {
            store().create("gw-lock-" + i, new LeaseRecord("key", "pod/" + i, null, null, null, null));
        }

        assertThat(store().list("gw-lock-", lease -> lease.name().compareTo("gw-lock-3") >= 0, 2))
                .extracting(StoredLease::name)
                .containsExactly("gw-lock-3", "gw-lock-4");
    }

    @Test
    void listsThoseOfAPrefixAndNoMoreThanAskedFor() {
        for (String name : List.of("a", "gw-lock-1", "gw-lock-2", "gw-lock-3", "z")) {
            store().create(name, RECORD);
        }

        assertThat(store().list("gw-lock-", 10))
                .extracting(StoredLease::name)
                .containsExactly("gw-lock-1", "gw-lock-2", "gw-lock-3");
        assertThat(store().list("gw-lock-", 2)).hasSize(2).allMatch(lease -> lease.record()
                .equals(RECORD));
        assertThat(store().list("nothing", 10)).isEmpty();
    }

    @Test
    void oneOfManyCreates() throws Exception {
        List<Optional<StoredLease>> created = together(() -> store().create(NAME, RECORD));

        assertThat(created).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void oneOfManyReplaces() throws Exception {
        StoredLease read = store().create(NAME, RECORD).orElseThrow();

        List<Optional<StoredLease>> replaced = together(() -> store().replace(read, RECORD.renewedAt(Instant.now())));

        assertThat(replaced).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void locksOverItExcludeEachOther() throws Exception {
        try (Counters counters = new Counters(store(), 2)) {
            List<Integer> done = together(() -> counters.count(5));

            assertThat(done).allMatch(rounds -> rounds == 5);
            assertThat(counters.value()).isEqualTo(THREADS * 5);
            assertThat(counters.together()).isZero();
            counters.drain();
        }
        assertThat(store().list("", 10)).as("all given back").isEmpty();
    }

    private static <T> List<T> together(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> all =
                    threads.invokeAll(Stream.generate(() -> work).limit(THREADS).toList());
            Stream.Builder<T> results = Stream.builder();
            for (Future<T> one : all) {
                results.add(one.get());
            }
            return results.build().toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
