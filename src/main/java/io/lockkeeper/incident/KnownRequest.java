package io.lockkeeper.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A RemediationRequest as it was read, trimmed to what deduplication needs.
 *
 * @param namespace where it is
 * @param name what it is called
 * @param uid identity, which a new one of the same name does not share
 * @param resourceVersion the state that was read; it fences a write
 * @param fingerprint {@code spec.signalFingerprint}, empty where a foreign one has none
 * @param targetNamespace namespace of the resource that it is about, empty where that has none
 * @param sequence place in the line of its fingerprint, from 1; 0 for one that is no link of it
 * @param delivery id of the handling that made it, empty where it names none
 * @param created when it was made
 * @param phase {@code status.overallPhase}, empty where no controller has taken it up yet
 * @param outcome {@code status.completionStatus.outcome}, empty where there is none
 * @param nextAllowed {@code status.routingStatus.nextAllowedExecution}, null where there is none or it is no time
 * @param deleting whether it has a deletion timestamp
 * @param occurrences what has been counted on it, null where nothing has been written yet
 */
public record KnownRequest(
        String namespace,
        String name,
        String uid,
        String resourceVersion,
        String fingerprint,
        String targetNamespace,
        int sequence,
        String delivery,
        Instant created,
        String phase,
        String outcome,
        @Nullable Instant nextAllowed,
        boolean deleting,
        @Nullable Occurrences occurrences) {

    /** Annotation: place in the line of the fingerprint. */
    public static final String SEQUENCE = "lockkeeper.io/sequence";
    /** Annotation: id of the handling that made the request. */
    public static final String DELIVERY = "lockkeeper.io/delivery";
    /** Annotation: uid of the request before this one in the line. */
    public static final String PREVIOUS = "lockkeeper.io/previous";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TERMINAL = Set.of("Completed", "Failed", "TimedOut", "Skipped", "Cancelled");
    private static final String MANUAL_REVIEW = "ManualReviewRequired";
    private static final Pattern SEQUENCES = Pattern.compile("[0-9]{1,9}");

    /** Returns what is to be known of a resource that was read from the cluster. */
    public static KnownRequest of(GenericKubernetesResource resource) {
        return of(JSON.<JsonNode>valueToTree(resource));
    }

    /** Returns what is to be known of a resource in the JSON of the API. It throws for none: nonsense counts as absent. */
    static KnownRequest of(JsonNode resource) {
        JsonNode meta = resource.path("metadata");
        JsonNode spec = resource.path("spec");
        JsonNode status = resource.path("status");
        Instant created = instant(meta.path("creationTimestamp"));
        return new KnownRequest(
                shared(meta.path("namespace")),
                meta.path("name").asText(),
                meta.path("uid").asText(),
                meta.path("resourceVersion").asText(),
                spec.path("signalFingerprint").asText(),
                shared(spec.path("targetResource").path("namespace")),
                number(meta.path("annotations").path(SEQUENCE).asText()),
                meta.path("annotations").path(DELIVERY).asText(),
                created == null ? Instant.EPOCH : created,
                shared(status.path("overallPhase")),
                shared(status.path("completionStatus").path("outcome")),
                instant(status.path("routingStatus").path("nextAllowedExecution")),
                meta.hasNonNull("deletionTimestamp"),
                Occurrences.read(status.path("deduplication")));
    }

    /** Returns whether work on it goes on, so that a further alert of its incident belongs to it. */
    public boolean isActive() {
        return !deleting && !isTerminal();
    }

    /**
     * Returns whether it has ended in a way that keeps a next one from being made: somebody has to look at it first, or
     * a pause has not passed.
     *
     * @param now by the clock of the API server
     */
    public boolean isSuppressing(Instant now) {
        return !deleting && isTerminal() && (awaitsReview() || (nextAllowed != null && nextAllowed.isAfter(now)));
    }

    /** Returns whether it is a link of its fingerprint's line, rather than made by somebody who knows no lines. */
    public boolean isLink() {
        return sequence > 0;
    }

    /** Returns whether this is a later state than another one, of this or of any other request. */
    public boolean isNewerThan(KnownRequest other) {
        return compareVersions(resourceVersion, other.resourceVersion) > 0;
    }

    /** Compares two resourceVersions, which are decimal numbers of any length without zeros in front (KEP-5504). */
    public static int compareVersions(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    /** Returns whether it keeps a next one from being made until somebody has looked at it. */
    boolean awaitsReview() {
        return outcome.equals(MANUAL_REVIEW);
    }

    private boolean isTerminal() {
        return TERMINAL.contains(phase);
    }

    /** A sequence that somebody has edited into nonsense makes the request no link, rather than an error. */
    private static int number(String text) {
        return SEQUENCES.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    /** Tens of thousands of requests share a handful of these words. */
    private static String shared(JsonNode text) {
        return text.asText().intern();
    }

    /** Returns a time, null where it is none. Most requests lack one: an exception for each took as long as to read the JSON. */
    static @Nullable Instant instant(JsonNode text) {
        if (!text.isTextual()) {
            return null;
        }
        try {
            return Instant.parse(text.asText());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
