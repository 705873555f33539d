package io.lockkeeper.chaos;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What {@link Chaos} can do to a {@link Fleet}. */
enum Fault {
    KILLED_BEFORE_CREATION,
    KILLED_AFTER_CREATION,
    KILLED_BEFORE_COUNT,
    KILLED_BEFORE_RELEASE,
    /** SIGSTOP for longer than a Lease lasts, then SIGCONT. */
    PAUSED_BEFORE_CREATION,
    PAUSED_AFTER_CREATION,
    PAUSED_BEFORE_COUNT,
    PAUSED_BEFORE_RELEASE,
    /** The API server has carried the call out, and the replica does not learn of it. */
    REPLY_LOST_OF_LOCK,
    REPLY_LOST_OF_RENEWAL,
    REPLY_LOST_OF_RELEASE,
    REPLY_LOST_OF_CREATION,
    REPLY_LOST_OF_COUNT,
    /** Each call on the way of an alert is answered so, one after the other. */
    CALLS_ANSWERED_409,
    CALLS_ANSWERED_429,
    CALLS_ANSWERED_500,
    CALLS_ANSWERED_503,
    /** It is carried out when nobody waits for it any longer. */
    CALLS_SLOW,
    CALLS_CUT,
    /** It is carried out, and half of the reply arrives. */
    CALLS_TRUNCATED,
    API_SERVER_KILLED,
    ETCD_STOPPED,
    /** One replica reaches the API server no more. */
    CUT_OFF,
    /** The watch of one replica tells nothing more, and its connection stays. */
    WATCH_DEAD,
    /** The watch of one replica tells everything late. */
    WATCH_LATE,
    /** Requests end, suppress the next, and are deleted while they are active. */
    REQUESTS_TURNED,
    /** One replica after the other is told to stop, and started again. */
    ROLLING_RESTART;

    /** Those that strike what only a replica with a lock does. */
    private static final Set<Fault> OF_THE_LOCK = EnumSet.of(
            KILLED_BEFORE_RELEASE,
            PAUSED_BEFORE_RELEASE,
            REPLY_LOST_OF_LOCK,
            REPLY_LOST_OF_RENEWAL,
            REPLY_LOST_OF_RELEASE);

    /** Returns those that can strike a replica without a lock. */
    static List<Fault> withoutLock() {
        return Stream.of(values()).filter(fault -> !OF_THE_LOCK.contains(fault)).toList();
    }
}
