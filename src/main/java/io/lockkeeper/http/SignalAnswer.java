package io.lockkeeper.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of the answer to a single alert.
 *
 * @param status {@code created}, {@code duplicate}, {@code rejected} or {@code ignored}; in a batch also {@code failed}
 * @param message in words
 * @param fingerprint of its incident, where it has one
 * @param duplicate whether it was counted on a request that already stood
 * @param reason why it is ignored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignalAnswer(
        String status,
        String message,
        @Nullable String fingerprint,
        boolean duplicate,
        @Nullable String remediationRequestName,
        @Nullable String remediationRequestNamespace,
        @Nullable Metadata metadata,
        @Nullable RejectionNote rejection,
        @Nullable String reason) {

    /** Returns the answer that an outcome deserves. */
    public static SignalAnswer of(Outcome outcome) {
        if (outcome instanceof Outcome.Created created) {
            return standing(
                    created.status(),
                    "RemediationRequest created",
                    created.fingerprint(),
                    created.namespace(),
                    created.name(),
                    null);
        }
        if (outcome instanceof Outcome.Duplicate duplicate) {
            return standing(
                    duplicate.status(),
                    describe(duplicate.reason()),
                    duplicate.fingerprint(),
                    duplicate.namespace(),
                    duplicate.name(),
                    Metadata.of(duplicate));
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            RejectionNote note = RejectionNote.of(rejected);
            return without(rejected.status(), note.message(), note, null);
        }
        if (outcome instanceof Outcome.Ignored ignored) {
            String reason = ignored.reason().label();
            return without(ignored.status(), "nothing to do: " + reason, null, reason);
        }
        Outcome.Failed failed = (Outcome.Failed) outcome;
        return without(
                failed.status(),
                ProblemKind.of(failed.cause()).describe(failed.cause(), "", "").detail(),
                null,
                null);
    }

    private static String describe(Reason reason) {
        return "counted on the RemediationRequest of this incident"
                + switch (reason) {
                    case SUPPRESSING -> ", which has ended and keeps the next from being created";
                    case MIN_INTERVAL -> ", which has ended, but too lately for the next to be created";
                    default -> "";
                };
    }

    private static SignalAnswer standing(
            String status,
            String message,
            Fingerprint fingerprint,
            String namespace,
            String name,
            @Nullable Metadata metadata) {
        return new SignalAnswer(
                status, message, fingerprint.value(), metadata != null, name, namespace, metadata, null, null);
    }

    private static SignalAnswer without(
            String status, String message, @Nullable RejectionNote rejection, @Nullable String reason) {
        return new SignalAnswer(status, message, null, false, null, null, null, rejection, reason);
    }

    /**
     * What stands in the request that a duplicate was counted on.
     *
     * @param count as stored, this alert included
     * @param remediationRequestRef {@code namespace/name}
     */
    public record Metadata(int count, String remediationRequestRef, Instant firstOccurrence, Instant lastOccurrence) {

        static Metadata of(Outcome.Duplicate duplicate) {
            return new Metadata(
                    duplicate.occurrences().count(),
                    duplicate.namespace() + "/" + duplicate.name(),
                    duplicate.occurrences().firstSeen(),
                    duplicate.occurrences().lastSeen());
        }
    }
}
