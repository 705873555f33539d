package io.lockkeeper.kafka;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes with a record that no retry mends: why, and from where. Of its own headers only the format goes along. */
public final class DeadLetter {

    private static final String PREFIX = "dead-letter-";

    private DeadLetter() {}

    /**
     * Returns the headers of a dead letter, as text.
     *
     * @param failure why it is one; its message is one that a sender may see
     * @param route where it failed
     */
    public static Map<String, String> headers(AlertRecord record, Throwable failure, String reason, String route) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.format().ifPresent(format -> headers.put(AlertRecord.FORMAT, format));
        headers.put(PREFIX + "reason", reason);
        headers.put(PREFIX + "exception", failure.getClass().getName());
        headers.put(PREFIX + "topic", record.topic());
        headers.put(PREFIX + "partition", Integer.toString(record.partition()));
        headers.put(PREFIX + "offset", Long.toString(record.offset()));
        headers.put(PREFIX + "time", record.time().toString());
        headers.put(PREFIX + "route", route);
        return headers;
    }
}
