package io.lockkeeper.alert;

import io.cloudevents.core.format.EventSerializationException;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.util.Locale;
import java.util.Map;

/**
 * A CloudEvent in binary mode: its attributes are headers, and its data is the body.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">the binding</a>
 */
public final class BinaryCloudEvent {

    /** What the format is called that its structured form is of. */
    public static final String FORMAT = "cloudevents";

    /** It is made once: each one makes its own JSON mapper. */
    private static final JsonFormat EVENTS = new JsonFormat();

    private static final String PREFIX = "ce-";

    private BinaryCloudEvent() {}

    /** Returns whether a header is an attribute of an event. */
    public static boolean isAttribute(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    /**
     * Returns the event in JSON, its attributes included.
     *
     * @param headers its attributes, and the type of its data
     * @throws MalformedSignalException where the headers describe no event of version 1.0
     */
    public static byte[] structured(Map<String, String> headers, byte[] data) {
        try {
            return EVENTS.serialize(
                    HttpMessageFactory.createReader(headers, data).toEvent());
        } catch (CloudEventRWException | EventSerializationException e) {
            throw new MalformedSignalException(
                    PREFIX + "specversion", "the headers are no CloudEvent of version 1.0", e);
        }
    }
}
