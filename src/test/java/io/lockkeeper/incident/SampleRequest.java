package io.lockkeeper.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Requests of one fingerprint to test with. */
public final class SampleRequest {

    /** The fingerprint that they all have. */
    public static final Fingerprint FINGERPRINT = new Fingerprint("c94b".repeat(16));

    private SampleRequest() {}

    /** Returns an active request that is a link of a line. */
    public static KnownRequest of(Link link) {
        return make(link.name(), "u-" + link.name(), "1", link.sequence(), "", "", null, false);
    }

    static KnownRequest active(String uid, int sequence) {
        return make("rr-" + uid, uid, "1", sequence, "", "", null, false);
    }

    static KnownRequest terminal(String uid, int sequence) {
        return make("rr-" + uid, uid, "1", sequence, "Completed", "", null, false);
    }

    static KnownRequest suppressing(String uid, String outcome, @Nullable Instant nextAllowed) {
        return make("rr-" + uid, uid, "1", 1, "Completed", outcome, nextAllowed, false);
    }

    static KnownRequest deleting(KnownRequest request) {
        return make(
                request.name(),
                request.uid(),
                request.resourceVersion(),
                request.sequence(),
                request.phase(),
                request.outcome(),
                request.nextAllowed(),
                true);
    }

    static KnownRequest at(String resourceVersion, KnownRequest request) {
        return make(
                request.name(),
                request.uid(),
                resourceVersion,
                request.sequence(),
                request.phase(),
                request.outcome(),
                request.nextAllowed(),
                request.deleting());
    }

    static KnownRequest called(String name, KnownRequest request) {
        return make(
                name,
                request.uid(),
                request.resourceVersion(),
                request.sequence(),
                request.phase(),
                request.outcome(),
                request.nextAllowed(),
                request.deleting());
    }

    static KnownRequest withoutFingerprint(KnownRequest request) {
        return new KnownRequest(
                request.namespace(),
                request.name(),
                request.uid(),
                request.resourceVersion(),
                "",
                request.targetNamespace(),
                request.sequence(),
                request.delivery(),
                request.created(),
                request.phase(),
                request.outcome(),
                request.nextAllowed(),
                request.deleting(),
                request.occurrences());
    }

    private static KnownRequest make(
            String name,
            String uid,
            String resourceVersion,
            int sequence,
            String phase,
            String outcome,
            @Nullable Instant nextAllowed,
            boolean deleting) {
        return new KnownRequest(
                "ns",
                name,
                uid,
                resourceVersion,
                FINGERPRINT.value(),
                "shop",
                sequence,
                "",
                Instant.EPOCH,
                phase,
                outcome,
                nextAllowed,
                deleting,
                null);
    }
}
