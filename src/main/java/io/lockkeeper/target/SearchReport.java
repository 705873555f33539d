package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a search for a target came out as it did.
 *
 * @param candidates what the alert may be about, in the order in which it is tried
 * @param way from the candidate that was taken to the last of its owners
 * @param resolution what the search came to, null where it could not be finished
 * @param failure why it could not, null where it was
 */
public record SearchReport(
        List<Candidate> candidates,
        List<Target> way,
        @Nullable Resolution resolution,
        @Nullable KubernetesClientException failure) {

    /** Copies the lists, so that a report never changes. */
    public SearchReport {
        candidates = List.copyOf(candidates);
        way = List.copyOf(way);
    }

    /** Returns what the search found. */
    public Optional<Target> target() {
        return resolution instanceof Resolution.Found found ? Optional.of(found.target()) : Optional.empty();
    }

    /** Returns what it would find where the first candidate that can exist does, and nothing owns it. */
    public Optional<Target> likely() {
        return candidates.stream()
                .filter(candidate -> candidate.finding() != Finding.IMPOSSIBLE)
                .filter(candidate -> candidate.finding() != Finding.NOT_FOUND)
                .findFirst()
                .map(Candidate::resource);
    }

    /**
     * One resource that an alert may be about.
     *
     * @param rank how early its kind is tried, from 1
     */
    public record Candidate(Target resource, int rank, Finding finding) {}
}
