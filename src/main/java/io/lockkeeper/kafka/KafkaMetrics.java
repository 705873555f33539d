package io.lockkeeper.kafka;

/** What is counted where records are handled. */
public interface KafkaMetrics {

    /**
     * One record became a dead letter.
     *
     * @param reason as {@code validation-error}
     */
    void deadLetter(String reason);

    /** So many records of a topic are not committed; NaN where nobody can say. */
    void lag(String topic, double records);
}
