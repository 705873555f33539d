package io.lockkeeper.remediation;

import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import io.lockkeeper.incident.TransientFailureException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Adds to the count of a request by writes that are refused where the request has changed since it was read, so that a
 * write whose outcome nobody learnt is never counted over. This class is threadsafe.
 */
public final class OccurrenceWriter {

    /** How often a count is written that somebody else's write overtakes. */
    static final int ROUNDS = 16;

    private final RequestStore store;
    private final RequestMemory memory;
    private final Predicate<KnownRequest> takesDuplicates;
    private final Clock clock;

    /**
     * Makes one.
     *
     * @param memory knows, and learns of, each request that is read or written
     * @param takesDuplicates whether alerts are still counted on a request in a state that was not decided by
     * @param clock gives the time at which alerts are seen
     */
    public OccurrenceWriter(
            RequestStore store, RequestMemory memory, Predicate<KnownRequest> takesDuplicates, Clock clock) {
        this.store = store;
        this.memory = memory;
        this.takesDuplicates = takesDuplicates;
        this.clock = clock;
    }

    /**
     * Adds alerts to the count.
     *
     * @param known the request in any state that it was ever read in
     * @return what is now stored; empty, and nothing counted, where the request is gone or takes no duplicates any more
     * @throws io.fabric8.kubernetes.client.KubernetesClientException where the API server does not say; the alerts may
     *     be counted all the same
     * @throws TransientFailureException where others' writes came first each time
     */
    Optional<Counted> add(KnownRequest known, int alerts) {
        // Between an alert's decision and its write, others may have been counted: a write on what it was decided by
        // would
        // be refused.
        Optional<KnownRequest> current = Optional.of(memory.newest(known)).filter(takesDuplicates);
        for (int round = 0; round < ROUNDS && current.isPresent(); round++) {
            KnownRequest read = current.get();
            Optional<Counted> counted = write(read, counted(read).plus(alerts, now()));
            if (counted.isPresent()) {
                return counted;
            }
            current = readAgain(read);
        }
        if (current.isPresent()) {
            throw new TransientFailureException(
                    "the RemediationRequest changed each of the " + ROUNDS + " times that its count was written", null);
        }
        return Optional.empty();
    }

    /**
     * Writes the count of a request that was just created, unless somebody else has written to it by now.
     *
     * @param created as its creator got it
     * @return what is now stored, empty where it was not written
     */
    Optional<Counted> begin(KnownRequest created) {
        return memory.newest(created).occurrences() == null ? write(created, counted(created)) : Optional.empty();
    }

    private Optional<Counted> write(KnownRequest read, Occurrences occurrences) {
        Optional<KnownRequest> stored = store.write(read, occurrences);
        stored.ifPresent(memory::lay);
        return stored.map(request -> new Counted(request, occurrences));
    }

    private Optional<KnownRequest> readAgain(KnownRequest refused) {
        Optional<KnownRequest> read = store.read(refused.name());
        read.ifPresent(memory::lay);
        Optional<KnownRequest> same = read.filter(request -> request.uid().equals(refused.uid()));
        if (same.isEmpty()) {
            memory.gone(refused);
        }
        return same.filter(takesDuplicates);
    }

    /** A request that nothing has been counted on stands for the one alert that it was made for. */
    private static Occurrences counted(KnownRequest request) {
        Instant created = request.created();
        Occurrences stored = request.occurrences();
        return stored == null ? new Occurrences(created, created, 1) : stored;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
