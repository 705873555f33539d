package io.lockkeeper.remediation;

import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
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
     * Tries once to add alerts to the count. Between an alert's decision and this, others may have been counted: so it is
     * written on the newest state known.
     *
     * @param known the request in any state that it was ever read in
     * @param alerts how many, at least 1
     * @throws io.fabric8.kubernetes.client.KubernetesClientException where the API server does not say; the alerts may
     *     be counted all the same
     */
    Attempt add(KnownRequest known, int alerts) {
        return addTo(Optional.of(memory.newest(known)), alerts);
    }

    /**
     * Tries once more, after somebody else's write came first. What was written is most often known by then from the watch,
     * or else is read.
     *
     * @param refused the state that the last try was written on
     * @param alerts how many, at least 1
     * @throws io.fabric8.kubernetes.client.KubernetesClientException where the API server does not say; the alerts may
     *     be counted all the same
     */
    Attempt addAgain(KnownRequest refused, int alerts) {
        KnownRequest newest = memory.newest(refused);
        return addTo(newest.isNewerThan(refused) ? Optional.of(newest) : read(refused), alerts);
    }

    /**
     * Tries once to write the count of a request that was just created, unless somebody else has written to it by now: who
     * counts on it next counts the alert that it was created for, too.
     *
     * @param created as its creator got it
     */
    Attempt begin(KnownRequest created) {
        return memory.newest(created).occurrences() == null ? write(created, counted(created)) : new Attempt.Closed();
    }

    private Attempt addTo(Optional<KnownRequest> current, int alerts) {
        return current.filter(takesDuplicates)
                .map(request -> write(request, counted(request).plus(alerts, now())))
                .orElseGet(Attempt.Closed::new);
    }

    private Attempt write(KnownRequest on, Occurrences occurrences) {
        Optional<KnownRequest> stored = store.write(on, occurrences);
        stored.ifPresent(memory::lay);
        return stored.isPresent() ? new Attempt.Stored(occurrences) : new Attempt.Overtaken(on);
    }

    private Optional<KnownRequest> read(KnownRequest refused) {
        Optional<KnownRequest> read = store.read(refused.name());
        read.ifPresent(memory::lay);
        Optional<KnownRequest> same = read.filter(request -> request.uid().equals(refused.uid()));
        if (same.isEmpty()) {
            memory.gone(refused);
        }
        return same;
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
