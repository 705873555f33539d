package io.lockkeeper.incident;

import io.lockkeeper.target.Resolution;
import io.lockkeeper.target.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of one alert. */
public sealed interface Outcome {

    /** Returns the alert's position in the body that carried it, from 0. */
    int index();

    /** Returns what the alert is called. */
    String alertName();

    /** Returns what became of it in one word, as answers and the log have it: {@code created}. */
    String status();

    /**
     * A request was created for it.
     *
     * @param namespace of the request
     * @param name of the request
     */
    record Created(int index, String alertName, Fingerprint fingerprint, String namespace, String name)
            implements Outcome {

        @Override
        public String status() {
            return "created";
        }
    }

    /**
     * It was counted on a request that already stood.
     *
     * @param reason why it is a duplicate of that one
     * @param occurrences as they are now stored
     */
    record Duplicate(
            int index,
            String alertName,
            Fingerprint fingerprint,
            String namespace,
            String name,
            Reason reason,
            Occurrences occurrences)
            implements Outcome {

        @Override
        public String status() {
            return "duplicate";
        }
    }

    /**
     * No request is made for it, and no retry would change that.
     *
     * @param resource what it is about, null where that is not known
     */
    record Rejected(int index, String alertName, Rejection reason, @Nullable Target resource) implements Outcome {

        @Override
        public String status() {
            return "rejected";
        }

        /** Returns the rejection of an alert that leads to no target. */
        public static Rejected of(int index, String alertName, Resolution resolution) {
            if (resolution instanceof Resolution.NotFound notFound) {
                return new Rejected(index, alertName, Rejection.TARGET_NOT_FOUND, notFound.asked());
            }
            Rejection reason =
                    resolution instanceof Resolution.NoTarget ? Rejection.NO_TARGET : Rejection.REMOTE_CLUSTER;
            return new Rejected(index, alertName, reason, null);
        }
    }

    /** There is nothing to do about it. */
    record Ignored(int index, String alertName, Dismissal reason) implements Outcome {

        @Override
        public String status() {
            return "ignored";
        }
    }

    /**
     * It could not be handled.
     *
     * @param cause why: a {@link TransientFailureException} where a retry may mend it
     */
    record Failed(int index, String alertName, Exception cause) implements Outcome {

        @Override
        public String status() {
            return "failed";
        }

        /** Returns whether the sender shall send it again. */
        public boolean isTransient() {
            return cause instanceof TransientFailureException;
        }
    }

    /** Why an alert is rejected. */
    enum Rejection {
        /** It names no workload. */
        NO_TARGET,
        /** Nothing that it names exists. */
        TARGET_NOT_FOUND,
        /** It is about a workload of another cluster. */
        REMOTE_CLUSTER,
        /** The people of its workload have not asked for remediation. */
        UNMANAGED_RESOURCE;

        /** Returns the name that answers and metrics use, as {@code no_target}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why an alert is ignored. */
    enum Dismissal {
        /** Its sender says that the trouble is over. */
        RESOLVED,
        /** It is an event that reports no trouble. */
        NORMAL_EVENT;

        /** Returns the name that answers and metrics use, as {@code resolved}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
