package io.lockkeeper.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers how many records of each topic the group has not committed. The consumers' own figures would not do:
 * one that waits with a record in trouble does not ask for more, so it takes itself for up to date.
 */
public final class GroupLag implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupLag.class);
    private static final long SECONDS = 10;

    private final Admin admin;
    private final String group;
    private final List<String> topics;
    private final KafkaMetrics metrics;
    private boolean told;

    /**
     * Makes it; nothing is asked yet.
     *
     * @param admin which is closed with this
     */
    public GroupLag(Admin admin, String group, Collection<String> topics, KafkaMetrics metrics) {
        this.admin = admin;
        this.group = group;
        this.topics = List.copyOf(topics);
        this.metrics = metrics;
    }

    /** Asks once. It never throws: a scheduler would not run it again. */
    @Override
    public void run() {
        try {
            Map<String, Long> lags = ask();
            topics.forEach(topic -> metrics.lag(topic, lags.getOrDefault(topic, 0L)));
            told = false;
        } catch (ExecutionException | TimeoutException e) {
            unknown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void unknown(Exception failure) {
        topics.forEach(topic -> metrics.lag(topic, Double.NaN));
        if (!told) {
            LOG.warn("Kafka does not say how far the group {} is; it is asked again: {}", group, failure.toString());
            told = true;
        }
    }

    private Map<String, Long> ask() throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> partitions = get(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(GroupLag::partitions)
                .toList();
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<String, Long> lags = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata at = committed.get(partition);
            long from = at == null ? begins.getOrDefault(partition, 0L) : at.offset();
            lags.merge(partition.topic(), Math.max(0, ends.getOrDefault(partition, from) - from), Long::sum);
        }
        return lags;
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(Function.identity(), any -> which));
        return get(admin.listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
