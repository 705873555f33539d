package io.lockkeeper.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What is in a {@link KafkaBroker}: topics with records of text, and how far groups have read them. */
public final class KafkaTopics implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(5);

    private final String url;
    private final KafkaProducer<String, String> producer;
    private final Admin admin;

    /** Connects. */
    KafkaTopics(String url) {
        this.url = url;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", url,
                        "acks", "all",
                        // A topic that is just made may refuse what came first and take what came after.
                        "enable.idempotence", "false",
                        "max.in.flight.requests.per.connection", "1"),
                new StringSerializer(),
                new StringSerializer());
        admin = Admin.create(Map.of("bootstrap.servers", url));
    }

    /** Makes one. */
    public void create(String name, int partitions) {
        get(admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all());
    }

    /** Sends a record and returns once it is stored. */
    public void send(ProducerRecord<String, String> record) {
        get(producer.send(record));
    }

    /** Sends records and returns once all are stored. */
    public void sendAll(Collection<ProducerRecord<String, String>> records) {
        records.stream().map(producer::send).toList().forEach(KafkaTopics::get);
    }

    /** Returns how many records of a topic a group has yet to commit. */
    public long lag(String group, String topic) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends(topic).entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - (committed.get(end.getKey()) == null
                                ? 0
                                : committed.get(end.getKey()).offset()))
                .sum();
    }

    /** Returns all records of a topic. */
    public List<ConsumerRecord<String, String>> records(String topic) {
        Map<TopicPartition, Long> ends = ends(topic);
        long all = ends.values().stream().mapToLong(end -> end).sum();
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", url), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long end = System.nanoTime() + ANSWER.toNanos();
            while (records.size() < all && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .forEach(partition -> asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        return get(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not do as asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was asked", e);
        }
    }

    @Override
    public void close() {
        producer.close(END);
        admin.close(END);
    }
}
