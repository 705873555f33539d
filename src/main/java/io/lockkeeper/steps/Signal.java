package io.lockkeeper.steps;

import org.apache.camel.Exchange;

/** The exchange properties that carry a signal through the routes. */
public final class Signal {

    /** The format of the body, as {@code prometheus}; whatever sends to {@code direct:intake} sets it. */
    public static final String FORMAT = "LockkeeperFormat";
    /** The {@link io.lockkeeper.incident.Deadline} of the whole signal. */
    public static final String DEADLINE = "LockkeeperDeadline";
    /** Id of one HTTP request, in its answer and in the log. */
    public static final String REQUEST_ID = "LockkeeperRequestId";
    /** Path of one HTTP request. */
    public static final String PATH = "LockkeeperPath";
    /** {@code true} once it is known that the sender of an HTTP request may come in. */
    public static final String ADMITTED = "LockkeeperAdmitted";
    /** When the sender of an HTTP request says that it sent it, an {@link java.time.Instant}; null where it does not. */
    public static final String SENT_AT = "LockkeeperSentAt";

    /** Whether the sender only wants to know what would become of its alerts, a boolean. */
    public static final String DRY_RUN = "LockkeeperDryRun";

    /** When the signal came to where it waited for us, an {@link java.time.Instant}; null where it did not wait. */
    public static final String ARRIVED_AT = "LockkeeperArrivedAt";
    /**
     * Where the step at hand stands in its trace, a {@link io.lockkeeper.alert.Traceparent}: without traces of our own,
     * where the sender said that it stood; null where it did not.
     */
    public static final String TRACEPARENT = "LockkeeperTraceparent";

    /** The {@link io.lockkeeper.kafka.AlertRecord} that holds the signal, where one does. */
    public static final String RECORD = "LockkeeperRecord";

    /** The {@link io.lockkeeper.http.Slots.Slot} of one HTTP request. */
    public static final String SLOT = "LockkeeperSlot";

    /** How many alerts of the signal are handled at once, an integer. */
    public static final String LANES = "LockkeeperLanes";

    /** The {@link io.lockkeeper.target.Target} that the alert is about. */
    public static final String TARGET = "LockkeeperTarget";

    /** The {@link io.lockkeeper.alert.Received} at hand, wherever the body holds something else. */
    public static final String ALERT = "LockkeeperAlert";
    /** The {@link io.lockkeeper.incident.Incident} that the alert belongs to. */
    public static final String INCIDENT = "LockkeeperIncident";
    /** The {@link io.lockkeeper.incident.Decision} about the alert. */
    public static final String DECISION = "LockkeeperDecision";
    /** Random id of this handling of this alert, which its request bears. */
    public static final String DELIVERY = "LockkeeperDelivery";
    /** What {@link LeaseLockProcessor} locks, a string. */
    public static final String LOCK_KEY = "LockkeeperLockKey";
    /** The {@link io.lockkeeper.lease.Hold} of that lock, null where none was taken. */
    public static final String HOLD = "LockkeeperHold";
    /**
     * Set where the lock was no longer wanted, and not taken: whoever finds that it is wanted after all, because what was
     * seen to be done is undone, has to ask for it again first.
     */
    public static final String LOCK_FORGONE = "LockkeeperLockForgone";
    /** How many creations that were given up may still take effect, an integer: for {@link Uncertainty} alone. */
    public static final String UNCERTAIN = "LockkeeperUncertain";

    /** What is told of the outcome of the alert, names to values, for the log and its trace. */
    public static final String TOLD = "LockkeeperTold";

    /** How often the step at hand has failed, for {@link RetryCall} alone. */
    static final String FAILURES = "LockkeeperFailures";

    /** Set once a request may be created as far as storms are concerned, for {@link RestrainStorm} alone. */
    static final String RESTRAINED = "LockkeeperRestrained";

    /** Names that the API server refused while this alert was handled, for {@link ResolveConflict} alone. */
    static final String REFUSED_NAMES = "LockkeeperRefusedNames";

    private Signal() {}

    /**
     * Returns a property that an earlier step has set.
     *
     * @throws IllegalStateException where none has, or another type: the route's steps are in the wrong order
     */
    static <T> T get(Exchange exchange, String property, Class<T> type) {
        T value = exchange.getProperty(property, type);
        if (value == null) {
            throw new IllegalStateException("exchange property " + property + " is not set in route "
                    + exchange.getFromRouteId() + ": a step that sets it has to come before");
        }
        return value;
    }
}
