package io.lockkeeper.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One record of Kafka that holds a signal. It is kept apart from the message, so that every attempt to handle it begins with
 * the same.
 */
public final class AlertRecord {

    /** The header that names the format of a record. */
    public static final String FORMAT = "format";

    private static final String ATTRIBUTE = "ce_";

    private final String topic;
    private final int partition;
    private final long offset;
    private final Instant time;
    private final byte @Nullable [] key;
    private final byte[] value;
    private final Map<String, String> headers;
    private final KafkaManualCommit commit;

    private AlertRecord(Message message) {
        topic = message.getHeader(KafkaConstants.TOPIC, String.class);
        partition = message.getHeader(KafkaConstants.PARTITION, Integer.class);
        offset = message.getHeader(KafkaConstants.OFFSET, Long.class);
        time = Instant.ofEpochMilli(message.getHeader(KafkaConstants.TIMESTAMP, Long.class));
        key = message.getHeader(KafkaConstants.KEY, byte[].class);
        byte[] body = message.getBody(byte[].class);
        value = body == null ? new byte[0] : body;
        headers = text(message.getHeader(KafkaConstants.HEADERS, Headers.class));
        commit = message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
    }

    /** Returns the record that a message of the consumer holds. */
    public static AlertRecord of(Message message) {
        return new AlertRecord(message);
    }

    private static Map<String, String> text(@Nullable Headers headers) {
        Map<String, String> text = new TreeMap<>();
        if (headers != null) {
            for (Header header : headers) {
                if (header.value() != null) {
                    text.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
                }
            }
        }
        return text;
    }

    /** Returns the topic that it was found in. */
    public String topic() {
        return topic;
    }

    /** Returns the partition that it was found in. */
    public int partition() {
        return partition;
    }

    /** Returns its place in the partition. */
    public long offset() {
        return offset;
    }

    /** Returns when it was put there. */
    public Instant time() {
        return time;
    }

    /** Returns its key as it was, null where it has none. */
    public byte @Nullable [] key() {
        return key;
    }

    /** Returns the signal. */
    public byte[] value() {
        return value;
    }

    /** Tells Kafka that it is done with. */
    public void commit() {
        commit.commit();
    }

    /** Returns the format that it says it is of; empty where it does not say. */
    public Optional<String> format() {
        return Optional.ofNullable(headers.get(FORMAT)).filter(format -> !format.isBlank());
    }

    /**
     * Returns its attributes as HTTP would have them, where it is a CloudEvent in binary mode; else an empty map.
     *
     * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">the
     *     binding</a>
     */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        headers.forEach((name, text) -> {
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put("ce-" + name.substring(ATTRIBUTE.length()), text);
            }
        });
        if (!attributes.isEmpty() && headers.containsKey("content-type")) {
            attributes.put("content-type", headers.get("content-type"));
        }
        return attributes;
    }

    /** Returns where it is, for people. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
