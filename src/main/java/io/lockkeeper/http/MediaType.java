package io.lockkeeper.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The media types that a body may be of. */
public final class MediaType {

    private static final Set<String> TAKEN = Set.of("application/json");

    private MediaType() {}

    /**
     * Returns quietly where a body of this type is taken in. Without a type it is: what the body is shows when it is
     * read.
     *
     * @param contentType as in the header {@code Content-Type}, null where there is none
     * @throws UnsupportedMediaTypeException where it is another one
     */
    public static void check(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TAKEN.contains(type)) {
            throw new UnsupportedMediaTypeException(TAKEN);
        }
    }
}
