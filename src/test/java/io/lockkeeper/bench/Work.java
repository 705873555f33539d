package io.lockkeeper.bench;

/** What is asked for. */
enum Work {
    /** Alerts, of a gateway. */
    ALERTS,
    /** The same, about incidents whose requests stand before. */
    KNOWN_ALERTS,
    /** Alerts that lie in Kafka. */
    RECORDS,
    /** That JSON is read and JSON is answered, by a route in the same process. */
    TRIVIAL,
    /** What a new alert makes a gateway ask of the API server, of the API server itself. */
    RAW_CYCLE,
    /** The first of its writes alone. */
    RAW_LEASE,
    /** Counts on requests that stand. */
    RAW_PATCH;

    /** Returns whether no gateway takes part. */
    boolean isRaw() {
        return this == RAW_CYCLE || this == RAW_LEASE || this == RAW_PATCH;
    }
}
