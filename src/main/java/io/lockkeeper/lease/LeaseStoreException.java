package io.lockkeeper.lease;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of Leases could not be asked, or would not do as it was asked. */
public final class LeaseStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Verb verb;
    private final Reason reason;
    private final transient @Nullable Duration retryAfter;

    /**
     * Makes one.
     *
     * @param lease name of the Lease, or what else was asked for
     * @param found what was answered, without anything secret
     * @param retryAfter how long the store asks to be left alone, null where it does not say
     */
    public LeaseStoreException(
            Verb verb,
            String lease,
            Reason reason,
            String found,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super("could not " + verb.label() + " Lease " + lease + ": " + found, cause);
        this.verb = verb;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** Returns what was asked for. */
    public Verb verb() {
        return verb;
    }

    /** Returns why it could not be had. */
    public Reason reason() {
        return reason;
    }

    /** Returns how long the store asks to be left alone, empty where it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What a permission is given for. */
    public enum Verb {
        /** To make one. */
        CREATE("create"),
        /** To read one. */
        READ("get"),
        /** To write one. */
        REPLACE("update"),
        /** To delete one. */
        DELETE("delete"),
        /** To list them. */
        LIST("list");

        private final String label;

        Verb(String label) {
            this.label = label;
        }

        /** Returns the verb as Kubernetes' roles have it. */
        public String label() {
            return label;
        }
    }

    /** Why, and with that whether to ask again. */
    public enum Reason {
        /** There is no permission. */
        FORBIDDEN(false, false),
        /** It would be refused again. */
        REFUSED(false, false),
        /** It was held back by the client, which has seen too many calls fail, or has too many to make. */
        NOT_SENT(false, false),
        /** It was not carried out: the store has too much to do. */
        BUSY(true, false),
        /** It may or may not have been carried out. */
        UNKNOWN(true, true);

        private final boolean passing;
        private final boolean uncertain;

        Reason(boolean passing, boolean uncertain) {
            this.passing = passing;
            this.uncertain = uncertain;
        }

        /** Returns whether the same call may soon succeed. */
        public boolean mayPass() {
            return passing;
        }

        /** Returns whether the call may have been carried out, or may yet be. */
        public boolean mayHaveLanded() {
            return uncertain;
        }
    }
}
