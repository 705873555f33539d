package io.lockkeeper.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What a token says of itself. Nothing here says that it is true: for that the API server is asked. */
final class Jwt {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS = 3;

    private Jwt() {}

    /** Returns when a token says that it ends, empty where it is no JSON Web Token or does not say. */
    static Optional<Instant> expiry(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            JsonNode expiry =
                    JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp");
            return expiry.canConvertToLong()
                    ? Optional.of(Instant.ofEpochSecond(expiry.longValue()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            // A token of another kind looks like one by chance; whether it is any good is not for us to say.
            return Optional.empty();
        }
    }
}
