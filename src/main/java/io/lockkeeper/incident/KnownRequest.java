package io.lockkeeper.incident;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A RemediationRequest as it was read, trimmed to what deduplication needs.
 *
 * @param namespace where it is
 * @param name what it is called
 * @param uid identity, which a new one of the same name does not share
 * @param resourceVersion the state that was read; it fences a write
 * @param sequence place in the line of its fingerprint, from 1; 0 for one that is no link of it
 * @param delivery id of the handling that made it, empty where it names none
 * @param created when it was made
 * @param phase {@code status.overallPhase}, empty where no controller has taken it up yet
 * @param deleting whether it has a deletion timestamp
 * @param occurrences what has been counted on it, null where nothing has been written yet
 */
public record KnownRequest(
        String namespace,
        String name,
        String uid,
        String resourceVersion,
        int sequence,
        String delivery,
        Instant created,
        String phase,
        boolean deleting,
        @Nullable Occurrences occurrences) {

    /** Annotation: place in the line of the fingerprint. */
    public static final String SEQUENCE = "lockkeeper.io/sequence";
    /** Annotation: id of the handling that made the request. */
    public static final String DELIVERY = "lockkeeper.io/delivery";
    /** Annotation: uid of the request before this one in the line. */
    public static final String PREVIOUS = "lockkeeper.io/previous";

    private static final Set<String> TERMINAL = Set.of("Completed", "Failed", "TimedOut", "Skipped", "Cancelled");

    /** Returns what is to be known of a resource that was read from the cluster. */
    public static KnownRequest of(GenericKubernetesResource resource) {
        ObjectMeta meta = resource.getMetadata();
        Map<String, String> annotations = meta.getAnnotations() == null ? Map.of() : meta.getAnnotations();
        return new KnownRequest(
                meta.getNamespace(),
                meta.getName(),
                meta.getUid(),
                meta.getResourceVersion(),
                number(annotations.get(SEQUENCE)),
                annotations.getOrDefault(DELIVERY, ""),
                Instant.parse(meta.getCreationTimestamp()),
                resource.get("status", "overallPhase") instanceof String phase ? phase : "",
                meta.getDeletionTimestamp() != null,
                Occurrences.read(resource.get("status", "deduplication")));
    }

    /** Returns whether work on it goes on, so that a further alert of its incident belongs to it. */
    public boolean isActive() {
        return !deleting && !TERMINAL.contains(phase);
    }

    /** A sequence that somebody has edited into nonsense makes the request no link, rather than an error. */
    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
