package io.lockkeeper.http;

import io.lockkeeper.alert.BinaryCloudEvent;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The media types that a body may be of. */
public final class MediaType {

    private static final String JSON = "application/json";
    private static final Set<String> TAKEN = Set.of(JSON);
    private static final Set<String> TAKEN_AS_CLOUDEVENTS =
            new TreeSet<>(Set.of(JSON, "application/cloudevents+json", "application/cloudevents-batch+json"));

    private MediaType() {}

    /**
     * Returns quietly where a body of this type is taken in. Without a type it is: what the body is shows when it is
     * read.
     *
     * @param format that the body is said to be of, as {@code cloudevents}
     * @param contentType as in the header {@code Content-Type}, null where there is none
     * @throws UnsupportedMediaTypeException where it is another one
     */
    public static void check(String format, @Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Set<String> taken = format.equals(BinaryCloudEvent.FORMAT) ? TAKEN_AS_CLOUDEVENTS : TAKEN;
        if (!taken.contains(type)) {
            throw new UnsupportedMediaTypeException(taken);
        }
    }
}
