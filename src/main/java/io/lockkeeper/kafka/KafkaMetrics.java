package io.lockkeeper.kafka;

/** What is counted where records are handled. */
@FunctionalInterface
public interface KafkaMetrics {

    /**
     * One record became a dead letter.
     *
     * @param reason as {@code validation-error}
     */
    void deadLetter(String reason);
}
